SELECT
  "t7"."subscription_id",
  "t7"."start_date",
  "t7"."end_date",
  "t7"."seats_purchased",
  "t7"."expires_on",
  "t7"."published_id",
  "t7"."contradicted_month",
  "t7"."published_start_date",
  "t7"."published_end_date",
  "t7"."published_seats_purchased",
  "t7"."contradiction",
  CAST(':first_day' AS DATE) AS "by_month"
FROM (
  SELECT
    "t6"."subscription_id",
    "t6"."start_date",
    "t6"."end_date",
    "t6"."seats_purchased",
    "t6"."expires_on",
    "t6"."published_id",
    "t6"."contradicted_month",
    "t6"."published_start_date",
    "t6"."published_end_date",
    "t6"."published_seats_purchased",
    CASE
      WHEN "t6"."expires_on" < MAKE_DATE(
        CASE
          WHEN EXTRACT(month FROM "t6"."contradicted_month") = 12
          THEN EXTRACT(year FROM "t6"."contradicted_month") + 1
          ELSE EXTRACT(year FROM "t6"."contradicted_month")
        END,
        CASE
          WHEN EXTRACT(month FROM "t6"."contradicted_month") = 12
          THEN 1
          ELSE EXTRACT(month FROM "t6"."contradicted_month") + 1
        END,
        1
      )
      THEN 'had ended'
      WHEN "t6"."start_date" >= MAKE_DATE(
        CASE
          WHEN EXTRACT(month FROM "t6"."contradicted_month") = 12
          THEN EXTRACT(year FROM "t6"."contradicted_month") + 1
          ELSE EXTRACT(year FROM "t6"."contradicted_month")
        END,
        CASE
          WHEN EXTRACT(month FROM "t6"."contradicted_month") = 12
          THEN 1
          ELSE EXTRACT(month FROM "t6"."contradicted_month") + 1
        END,
        1
      )
      THEN 'had not started'
      WHEN (
        "t6"."expires_on" <= CAST(':first_day' AS DATE)
      )
      AND (
        "t6"."contradicted_month" = MAX("t6"."contradicted_month") OVER (
          PARTITION BY "t6"."subscription_id"
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        )
      )
      AND (
        "t6"."seats_purchased" <> "t6"."published_seats_purchased"
      )
      THEN 'had other seats'
      ELSE NULL
    END AS "contradiction"
  FROM (
    SELECT
      "t5"."subscription_id",
      "t5"."start_date",
      "t5"."end_date",
      "t5"."seats_purchased",
      "t5"."expires_on",
      "t3"."published_id",
      "t3"."contradicted_month",
      "t3"."published_start_date",
      "t3"."published_end_date",
      "t3"."published_seats_purchased"
    FROM (
      SELECT
        "t0"."subscription_id",
        "t0"."start_date",
        "t0"."end_date",
        "t0"."seats_purchased",
        CASE
          WHEN CAST(':end_date_inclusive' AS BOOLEAN)
          THEN "t0"."end_date" + INTERVAL '1' DAY
          ELSE "t0"."end_date"
        END AS "expires_on"
      FROM "entitlements" AS "t0"
      WHERE
        COALESCE(
          CASE
            WHEN CAST(':end_date_inclusive' AS BOOLEAN)
            THEN "t0"."end_date" + INTERVAL '1' DAY
            ELSE "t0"."end_date"
          END <= CAST(':first_day' AS DATE),
          FALSE
        )
        OR (
          (
            (
              (
                CAST(':year' AS BIGINT) * 12
              ) + CAST(':number' AS BIGINT)
            ) - (
              (
                EXTRACT(year FROM "t0"."start_date") * 12
              ) + EXTRACT(month FROM "t0"."start_date")
            )
          ) < 12
        )
    ) AS "t5"
    INNER JOIN (
      SELECT
        "t1"."subscription_id" AS "published_id",
        "t1"."by_month" AS "contradicted_month",
        "t1"."start_date" AS "published_start_date",
        "t1"."end_date" AS "published_end_date",
        "t1"."seats_purchased" AS "published_seats_purchased"
      FROM "active_subscription_monthly" AS "t1"
    ) AS "t3"
      ON "t5"."subscription_id" = "t3"."published_id"
  ) AS "t6"
) AS "t7"
WHERE
  "t7"."contradiction" IS NOT NULL