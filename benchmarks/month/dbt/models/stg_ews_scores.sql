SELECT
    opportunity_id::VARCHAR AS opportunity_id,
    scored_on::DATE AS scored_on,
    prediction::DOUBLE AS prediction
FROM {{ source('landing', 'ews_scores') }}
WHERE opportunity_id IS NOT NULL AND scored_on IS NOT NULL AND prediction BETWEEN 0 AND 1
