import pytest

from ide_assets_tests.checks.harness import (
    CleanMonth,
    make_clean_actions,
    make_clean_engagement,
    make_clean_insights,
    make_clean_month,
    make_clean_study,
)


@pytest.fixture(scope="session")
def clean(tmp_path_factory: pytest.TempPathFactory) -> CleanMonth:
    """The clean month, made once."""
    return make_clean_month(tmp_path_factory.mktemp("clean_month"))


@pytest.fixture(scope="session")
def study(clean: CleanMonth, tmp_path_factory: pytest.TempPathFactory) -> CleanMonth:
    """The clean study, made once."""
    return make_clean_study(tmp_path_factory.mktemp("clean_study"), clean)


@pytest.fixture(scope="session")
def actions(clean: CleanMonth, tmp_path_factory: pytest.TempPathFactory) -> CleanMonth:
    """The clean month for actions, made once."""
    return make_clean_actions(tmp_path_factory.mktemp("clean_actions"), clean)


@pytest.fixture(scope="session")
def engaged(clean: CleanMonth, tmp_path_factory: pytest.TempPathFactory) -> CleanMonth:
    """The clean month for engagement, made once."""
    return make_clean_engagement(tmp_path_factory.mktemp("clean_engagement"), clean)


@pytest.fixture(scope="session")
def insights(clean: CleanMonth, tmp_path_factory: pytest.TempPathFactory) -> CleanMonth:
    """The clean month for insight models, made once."""
    return make_clean_insights(tmp_path_factory.mktemp("clean_insights"), clean)
