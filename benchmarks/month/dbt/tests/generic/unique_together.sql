{% test unique_together(model, columns) %}
SELECT {{ columns | join(', ') }}
FROM {{ model }}
GROUP BY ALL
HAVING count(*) > 1
{% endtest %}
