{% test between(model, column_name, low, high=none) %}
SELECT {{ column_name }}
FROM {{ model }}
WHERE {{ column_name }} < {{ low }}{% if high is not none %} OR {{ column_name }} > {{ high }}{% endif %}
{% endtest %}
