"""What the vendor sells, where its customers are and what they are called.

Only lists that a person can read and change; no SQL and no randomness here.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Offering:
    """A product offering as it is sold: one seat of it belongs to one line code."""

    code: str
    line_code: str
    name: str
    price_usd: int
    """List price of one seat for one year."""
    popularity: int
    """Weight among all pools sold."""
    is_standard: bool = True
    """False where seats are not assigned in the usual way, so that rates mean nothing."""


@dataclass(frozen=True)
class Use:
    """A product that people use when they hold a seat of an offering."""

    offering_code: str
    product: str
    share: float
    """Share of the active users that use it beside the one that they surely use."""


@dataclass(frozen=True)
class Place:
    """A region with customers in it."""

    geo: str
    country: str
    state: str | None
    zip_abbreviation: str | None
    language: str
    """Which of LANGUAGES the account names are made of."""
    units_per_usd: float
    """Local money for one US dollar, for the opportunity's amount."""
    weight: int


@dataclass(frozen=True)
class Language:
    """Parts of company names: `stem trade legal form`."""

    stems: tuple[str, ...]
    trades: tuple[str, ...]
    forms: tuple[str, ...]


OFFERINGS: tuple[Offering, ...] = (
    Offering("ACD", "ACDIST", "Drafting including specialised toolsets", 1865, 24),
    Offering("AMECH", "ACDIST", "Drafting, mechanical toolset", 1865, 3),
    Offering("ACDLT", "ACDLTIST", "Drafting light", 460, 14),
    Offering("RVT", "RVT", "Building design", 2675, 11),
    Offering("RVTLT", "RVTLTS", "Building design light", 540, 4),
    Offering("AECCOL", "AECCOL", "Architecture, engineering and construction collection", 3375, 17),
    Offering("PDCOLL", "PDCOLL", "Product design and manufacturing collection", 3100, 11),
    Offering("INVPROSA", "INVPROSA", "Mechanical design", 2300, 5),
    Offering("F360", "F360", "Cloud manufacturing", 545, 5),
    Offering("CIV3D", "CIV3D", "Civil engineering design", 2600, 4),
    Offering("MAYA", "MAYA", "Animation", 1785, 3),
    Offering("3DSMAX", "3DSMAX", "Modelling and rendering", 1785, 3),
    Offering("NAVMAN", "NAVMAN", "Project review", 1200, 2),
    Offering("NINCAD", "NINCAD", "Nesting", 900, 1),
    Offering("COLLRP", "COLLRP", "Collaboration for design teams", 945, 2),
    Offering("PREMSUB", "PREMSUB", "Premium plan", 300, 2),
    Offering("TFLEX", "TFLEX", "Tokens", 300, 3, is_standard=False),
    Offering("MFLEX", "MFLEX", "Tokens under an agreement", 300, 1, is_standard=False),
)

# An offering that is not named here is used as itself.
USES: tuple[Use, ...] = (
    Use("AECCOL", "ACD", 0.35),
    Use("AECCOL", "RVT", 0.35),
    Use("AECCOL", "NAVMAN", 0.15),
    Use("AECCOL", "CIV3D", 0.10),
    Use("AECCOL", "3DSMAX", 0.05),
    Use("PDCOLL", "INVPROSA", 0.40),
    Use("PDCOLL", "ACD", 0.30),
    Use("PDCOLL", "NINCAD", 0.12),
    Use("PDCOLL", "F360", 0.12),
)

UNKNOWN_PRODUCT = "PREVIEW1"
"""A product that usage names and no delivery of product_offerings lists."""

PLACES: tuple[Place, ...] = (
    Place("AMER", "United States", "California", "941", "en", 1, 9),
    Place("AMER", "United States", "Texas", "770", "en", 1, 7),
    Place("AMER", "United States", "New York", "100", "en", 1, 6),
    Place("AMER", "United States", "Illinois", "606", "en", 1, 4),
    Place("AMER", "United States", "Massachusetts", "021", "en", 1, 3),
    Place("AMER", "United States", "Washington", "981", "en", 1, 3),
    Place("AMER", "Canada", "Ontario", "M5V", "en", 1.35, 4),
    Place("AMER", "Canada", "Québec", "H2Y", "fr", 1.35, 3),
    Place("AMER", "Brazil", "São Paulo", "013", "pt", 5.1, 3),
    Place("AMER", "Mexico", "Nuevo León", "640", "es", 18.2, 2),
    Place("AMER", "Chile", None, "832", "es", 810, 1),
    Place("EMEA", "United Kingdom", "Greater London", "EC1", "en", 0.81, 6),
    Place("EMEA", "Germany", "Bayern", "803", "de", 0.93, 5),
    Place("EMEA", "Germany", "Nordrhein-Westfalen", "505", "de", 0.93, 4),
    Place("EMEA", "France", "Île-de-France", "750", "fr", 0.93, 4),
    Place("EMEA", "Spain", "Cataluña", "080", "es", 0.93, 2),
    Place("EMEA", "Italy", "Lombardia", "201", "it", 0.93, 3),
    Place("EMEA", "Netherlands", "Noord-Holland", "101", "nl", 0.93, 3),
    Place("EMEA", "Sweden", "Västra Götaland", "411", "sv", 10.6, 2),
    Place("EMEA", "Czech Republic", "vysočina", "582", "cs", 22, 2),
    Place("EMEA", "Poland", "mazowieckie", "001", "pl", 4.2, 2),
    Place("EMEA", "United Arab Emirates", None, None, "en", 3.67, 1),
    Place("APAC", "Japan", "東京都", "100", "ja", 136, 5),
    Place("APAC", "Japan", "山口県", "753", "ja", 136, 2),
    Place("APAC", "China", "Anhui", "231", "zh", 7, 3),
    Place("APAC", "China", "Guangdong", "510", "zh", 7, 2),
    Place("APAC", "Korea, Republic of", "Seoul", "045", "ko", 1320, 2),
    Place("APAC", "India", "Karnataka", "560", "en", 82, 3),
    Place("APAC", "Australia", "New South Wales", "200", "en", 1.5, 3),
    Place("APAC", "Singapore", None, "048", "en", 1.34, 1),
)

LANGUAGES: dict[str, Language] = {
    "en": Language(
        (
            "Harper",
            "Northgate",
            "Ridgeway",
            "O'Brien",
            "Blue Heron",
            "Summit",
            "Castle & Finch",
            "Meridian",
            "Stonebridge",
            "Alder",
            "Kingsford",
            "Patel",
            "Larkin",
            "Whitmore",
            "Redwood",
            "Ashdown",
            "Delgado",
            "Quarry Hill",
        ),
        (
            "Architects",
            "Engineering",
            "Construction",
            "Design Studio",
            "Fabrication",
            "Surveyors",
            "Civil",
            "Tooling",
            "Interiors",
            "Structures",
        ),
        ("Inc.", "LLC", "Ltd", "Group", "& Sons", "Partners", "Co."),
    ),
    "de": Language(
        ("Müller", "Schäfer", "Bergmann", "Köhler", "Nordwind", "Weiß", "Hofstätter", "Rheintal", "Vogt"),
        ("Architekten", "Maschinenbau", "Ingenieure", "Bau", "Stahlbau", "Planung", "Werkzeugbau"),
        ("GmbH", "AG", "GmbH & Co. KG", "mbB"),
    ),
    "fr": Language(
        ("Lefèvre", "Beaumont", "Saint-Étienne", "Rivière", "Moreau", "Dubois", "Côté", "Hérault"),
        ("Architectes", "Ingénierie", "Construction", "Études", "Bâtiment", "Mécanique"),
        ("SARL", "SA", "SAS", "& Fils"),
    ),
    "es": Language(
        ("Muñoz", "Castellón", "Ibáñez", "Sierra", "Peña", "Monterrey", "Núñez", "Olivares"),
        ("Arquitectura", "Ingeniería", "Construcción", "Diseño", "Estructuras", "Obras"),
        ("S.A.", "S.L.", "S.A. de C.V.", "y Asociados"),
    ),
    "pt": Language(
        ("Gonçalves", "São Bento", "Araújo", "Conceição", "Ipê", "Magalhães"),
        ("Arquitetura", "Engenharia", "Construções", "Projetos", "Metalúrgica"),
        ("Ltda.", "S.A.", "e Associados"),
    ),
    "it": Language(
        ("Bianchi", "Ferrari", "Nicolò", "Lombarda", "Conti", "Brixia"),
        ("Architetti", "Ingegneria", "Costruzioni", "Progetti", "Meccanica"),
        ("S.r.l.", "S.p.A.", "& Figli"),
    ),
    "nl": Language(
        ("Van den Berg", "De Groot", "Zuiderzee", "Bakker", "Amstel"),
        ("Architecten", "Ingenieurs", "Bouw", "Techniek"),
        ("B.V.", "N.V."),
    ),
    "sv": Language(
        ("Björk", "Sjöberg", "Åkerlund", "Norrsken", "Lindström"),
        ("Arkitekter", "Konstruktion", "Byggnads", "Teknik"),
        ("AB", "HB"),
    ),
    "cs": Language(
        ("Dvořák", "Vysočina", "Říha", "Žďár", "Novotný"),
        ("Architekti", "Strojírny", "Stavby", "Projekce"),
        ("s.r.o.", "a.s."),
    ),
    "pl": Language(
        ("Wiśniewski", "Łódzkie", "Kowalczyk", "Zieliński", "Śląsk"),
        ("Architekci", "Budownictwo", "Konstrukcje", "Pracownia"),
        ("sp. z o.o.", "S.A."),
    ),
    "ja": Language(
        ("山本", "東海", "中村", "富士", "佐藤", "北斗"),
        ("建築設計", "工業", "建設", "製作所", "設備"),
        ("株式会社", "合同会社", "事務所"),
    ),
    "zh": Language(
        ("华建", "安徽", "东方", "中铁", "南方", "金桥"),
        ("建筑设计", "工程", "机械制造", "规划"),
        ("有限公司", "研究院", "集团"),
    ),
    "ko": Language(
        ("한빛", "서울", "대한", "미래", "동아"),
        ("건축", "엔지니어링", "건설", "설계"),
        ("주식회사", "사무소"),
    ),
}

INDUSTRY_GROUPS: tuple[tuple[str, int], ...] = (
    ("AEC", 46),
    ("MFG", 30),
    ("M&E", 8),
    ("EDU", 4),
    ("OTH", 6),
    ("Unknown", 6),
)
INDUSTRY_PIGS: tuple[tuple[str, int], ...] = (("AEC", 45), ("MFG", 32), ("M&E", 8), ("Unknown", 15))
CCS_SEGMENTS: tuple[tuple[str, int], ...] = (
    ("Supported", 40),
    ("Digital Only", 35),
    ("Managed", 18),
    ("Named", 7),
)
NAMED_ACCOUNT_GROUPS: tuple[tuple[str, int], ...] = (
    ("Territory", 46),
    ("Midmarket", 20),
    ("Strategic Territory Mature", 8),
    ("Strategic Territory Emerging", 5),
    ("Emerging Strategic Account", 8),
    ("Midmarket Federal", 2),
    ("Major", 7),
    ("Named", 2),
    ("Unknown", 2),
)
TERRITORY_TIERS: tuple[tuple[str, int], ...] = (
    ("Tier 1", 12),
    ("Tier 2", 16),
    ("Tier 3", 20),
    ("Supported", 24),
    ("Digital Only", 18),
    ("Enterprise", 5),
    ("Unassigned", 5),
)

SEASON: tuple[float, ...] = (0.95, 1.0, 1.02, 0.98, 1.0, 0.98, 0.86, 0.78, 1.0, 1.03, 1.0, 0.74)
"""How much of the usual activity there is from January to December."""
