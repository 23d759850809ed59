SELECT
  "t41"."opportunity_id",
  "t41"."contract_id",
  "t41"."tenant_id",
  "t41"."offering_product_line_code",
  "t41"."snapshot_date",
  "t41"."original_account_csn",
  "t41"."cohort",
  "t41"."phase",
  "t41"."seat_bucket",
  "t41"."seats_purchased",
  "t41"."seats_assigned",
  "t41"."assignment_rate",
  "t41"."utilisation_rate",
  "t41"."opportunity_lc_flag",
  "t41"."opportunity_promo_flag",
  "t41"."parent_account_new_customer_flag",
  "t41"."mau",
  "t41"."surviving_account_csn",
  "t41"."site_geo",
  "t41"."original_account_named_account_group",
  "t41"."opportunity_close_date",
  "t41"."customer_ews_prediction",
  "t41"."customer_aov_band",
  "t41"."cohort_benchmark_used",
  "t41"."assignment_benchmark_use_phase",
  "t41"."assignment_benchmark_extend_phase",
  "t41"."utilisation_benchmark_use_phase",
  "t41"."utilisation_benchmark_extend_phase",
  "t41"."found_opportunity",
  "t41"."found_account",
  "t41"."acv_usd__c",
  "t41"."opportunity_amount__c",
  "t41"."opportunity_number__c",
  "t41"."days_into_term__c",
  "t41"."term__c",
  "t41"."territory_account_tier__c",
  "t41"."is_renewal_opportunity__c",
  "t41"."known_account",
  "t41"."ispartner__c",
  "t41"."ownerid",
  "t41"."p4pigs__c",
  "t41"."industry_group__c",
  "t41"."ccs_segment__c",
  "t41"."country__c",
  "t41"."state_province__c",
  "t41"."zip_abbreviation__c",
  "t41"."usual_users",
  "t41"."usual_months",
  "t41"."has_used_before",
  "t41"."is_dirty_pool",
  "t41"."is_dirty_team",
  "t41"."told_opportunity",
  "t41"."opportunities_on_usage",
  "t41"."selected_opportunity",
  "t41"."assignment_mean",
  "t41"."assignment_strength",
  "t41"."utilisation_mean",
  "t41"."utilisation_strength",
  "t41"."is_bootstrap",
  "t41"."of_cohort",
  "t41"."of_bucket",
  "t41"."of_phase",
  CASE WHEN "t41"."phase" = 'extend' THEN 'Renew' ELSE 'Adopt' END AS "lifecycle",
  DATE_DIFF('DAY', "t41"."snapshot_date", "t41"."opportunity_close_date") AS "days_to_close",
  "t41"."acv_usd__c" AS "acv_usd",
  "t41"."industry_group__c" AS "industry_group",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t41"."usual_users" * 20
        ) + "t41"."usual_months"
      ) - (
        (
          (
            "t41"."usual_users" * 20
          ) + "t41"."usual_months"
        ) % (
          NULLIF("t41"."usual_months", 0) * 2
        )
      )
    ) / (
      NULLIF("t41"."usual_months", 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "mau_before",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t41"."mau" * "t41"."usual_months" * 200
        ) + "t41"."usual_users"
      ) - (
        (
          (
            "t41"."mau" * "t41"."usual_months" * 200
          ) + "t41"."usual_users"
        ) % (
          NULLIF("t41"."usual_users", 0) * 2
        )
      )
    ) / (
      NULLIF("t41"."usual_users", 0) * 2
    )
  ) AS BIGINT) - 100 AS DOUBLE) AS "usage_change",
  "t41"."mau" = 0 AS "dormancy_flag",
  COALESCE("t41"."customer_ews_prediction" < 0.3, FALSE) AS "is_at_risk",
  CAST(':in_unreliable_window' AS BOOLEAN) AS "is_unreliable_assignment",
  CASE
    WHEN NOT (
      COALESCE("t41"."customer_aov_band" IN ('AOV: $5-10k', 'AOV: $10k+'), FALSE)
    )
    THEN 'annual order value'
    WHEN NOT (
      COALESCE(
        LOWER("t41"."original_account_named_account_group") IN (
          'territory',
          'individual',
          'unknown',
          'strategic territory mature',
          'strategic territory emerging',
          'midmarket',
          'midmarket federal',
          'emerging strategic account'
        ),
        FALSE
      )
    )
    THEN 'named account group'
    WHEN NOT (
      COALESCE(
        NOT (
          LOWER("t41"."offering_product_line_code") IN ('premsub', 'collrp', 'bimcoll', 'tflex', 'eflex', 'mflex')
        ),
        FALSE
      )
    )
    THEN 'product line'
    WHEN NOT (
      COALESCE("t41"."term__c" IN ('Annual', '3-Year'), FALSE)
    )
    THEN 'term'
    WHEN NOT (
      COALESCE(
        "t41"."territory_account_tier__c" IN ('Tier 1', 'Tier 2', 'Tier 3', 'Supported', 'Digital Only'),
        FALSE
      )
    )
    THEN 'account tier'
    WHEN NOT (
      COALESCE("t41"."is_renewal_opportunity__c", FALSE)
    )
    THEN 'not a renewal'
    WHEN NOT (
      COALESCE("t41"."opportunity_close_date" > "t41"."snapshot_date", FALSE)
    )
    THEN 'close date has passed'
    WHEN NOT (
      COALESCE(NOT (
        "t41"."ispartner__c"
      ), FALSE)
    )
    THEN 'partner'
    ELSE NULL
  END AS "ineligible_because",
  "t41"."selected_opportunity" IS NOT NULL AS "is_selected",
  CASE
    WHEN "t41"."phase" = 'extend'
    THEN "t41"."assignment_benchmark_extend_phase"
    ELSE "t41"."assignment_benchmark_use_phase"
  END AS "assignment_benchmark",
  CASE
    WHEN "t41"."phase" = 'extend'
    THEN "t41"."utilisation_benchmark_extend_phase"
    ELSE "t41"."utilisation_benchmark_use_phase"
  END AS "utilisation_benchmark",
  CAST(CAST(ROUND("t41"."assignment_rate" * 10, 0) AS BIGINT) - CAST(ROUND(
    CASE
      WHEN "t41"."phase" = 'extend'
      THEN "t41"."assignment_benchmark_extend_phase"
      ELSE "t41"."assignment_benchmark_use_phase"
    END * 10,
    0
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "assignment_diff",
  CAST(CAST(ROUND("t41"."utilisation_rate" * 10, 0) AS BIGINT) - CAST(ROUND(
    CASE
      WHEN "t41"."phase" = 'extend'
      THEN "t41"."utilisation_benchmark_extend_phase"
      ELSE "t41"."utilisation_benchmark_use_phase"
    END * 10,
    0
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "utilisation_diff",
  CASE
    WHEN (
      "t41"."seats_assigned" IS NOT NULL
    )
    AND (
      "t41"."seats_purchased" IS NOT NULL
    )
    AND (
      "t41"."assignment_mean" IS NOT NULL
    )
    AND (
      "t41"."assignment_strength" IS NOT NULL
    )
    AND (
      CASE
        WHEN "t41"."phase" = 'extend'
        THEN "t41"."assignment_benchmark_extend_phase"
        ELSE "t41"."assignment_benchmark_use_phase"
      END IS NOT NULL
    )
    AND (
      "t41"."seats_purchased" > 0
    )
    THEN CASE
      WHEN (
        CASE
          WHEN "t41"."phase" = 'extend'
          THEN "t41"."assignment_benchmark_extend_phase"
          ELSE "t41"."assignment_benchmark_use_phase"
        END <= 0
      )
      OR (
        (
          (
            "t41"."assignment_strength" * (
              1 - (
                "t41"."assignment_mean" / 100.0
              )
            )
          ) + (
            CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE)
          )
        ) = 0
      )
      THEN 0.0
      WHEN (
        CASE
          WHEN "t41"."phase" = 'extend'
          THEN "t41"."assignment_benchmark_extend_phase"
          ELSE "t41"."assignment_benchmark_use_phase"
        END >= 100
      )
      OR (
        (
          (
            "t41"."assignment_strength" * (
              "t41"."assignment_mean" / 100.0
            )
          ) + CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE)
        ) = 0
      )
      THEN 1.0
      ELSE CAST(ROUND(
        GREATEST(
          LEAST(
            (
              1.0 / NULLIF(
                EXP(
                  -(
                    (
                      GREATEST(
                        LEAST(
                          (
                            (
                              (
                                (
                                  POWER(
                                    (
                                      (
                                        (
                                          "t41"."assignment_strength" * (
                                            1 - (
                                              "t41"."assignment_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE)
                                        ) + 1
                                      ) * GREATEST(
                                        LEAST(
                                          CASE
                                            WHEN "t41"."phase" = 'extend'
                                            THEN "t41"."assignment_benchmark_extend_phase"
                                            ELSE "t41"."assignment_benchmark_use_phase"
                                          END / 100.0,
                                          0.999999999999
                                        ),
                                        1e-12
                                      )
                                    ),
                                    0.3333333333333333
                                  )
                                ) * (
                                  1 - (
                                    1.0 / NULLIF(
                                      (
                                        (
                                          "t41"."assignment_strength" * (
                                            1 - (
                                              "t41"."assignment_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE)
                                        ) + 1
                                      ) * 9,
                                      0.0
                                    )
                                  )
                                )
                              ) - (
                                (
                                  POWER(
                                    (
                                      (
                                        (
                                          "t41"."assignment_strength" * (
                                            "t41"."assignment_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE) + 1
                                      ) * (
                                        1 - GREATEST(
                                          LEAST(
                                            CASE
                                              WHEN "t41"."phase" = 'extend'
                                              THEN "t41"."assignment_benchmark_extend_phase"
                                              ELSE "t41"."assignment_benchmark_use_phase"
                                            END / 100.0,
                                            0.999999999999
                                          ),
                                          1e-12
                                        )
                                      )
                                    ),
                                    0.3333333333333333
                                  )
                                ) * (
                                  1 - (
                                    1.0 / NULLIF(
                                      (
                                        (
                                          "t41"."assignment_strength" * (
                                            "t41"."assignment_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE) + 1
                                      ) * 9,
                                      0.0
                                    )
                                  )
                                )
                              )
                            ) * 3
                          ) / NULLIF(
                            SQRT(
                              (
                                (
                                  POWER(
                                    (
                                      POWER(
                                        (
                                          (
                                            (
                                              "t41"."assignment_strength" * (
                                                1 - (
                                                  "t41"."assignment_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN "t41"."phase" = 'extend'
                                                THEN "t41"."assignment_benchmark_extend_phase"
                                                ELSE "t41"."assignment_benchmark_use_phase"
                                              END / 100.0,
                                              0.999999999999
                                            ),
                                            1e-12
                                          )
                                        ),
                                        0.3333333333333333
                                      )
                                    ),
                                    2
                                  )
                                ) / NULLIF(
                                  (
                                    "t41"."assignment_strength" * (
                                      1 - (
                                        "t41"."assignment_mean" / 100.0
                                      )
                                    )
                                  ) + (
                                    CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE)
                                  ) + 1,
                                  0.0
                                )
                              ) + (
                                (
                                  POWER(
                                    (
                                      POWER(
                                        (
                                          (
                                            (
                                              "t41"."assignment_strength" * (
                                                "t41"."assignment_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN "t41"."phase" = 'extend'
                                                  THEN "t41"."assignment_benchmark_extend_phase"
                                                  ELSE "t41"."assignment_benchmark_use_phase"
                                                END / 100.0,
                                                0.999999999999
                                              ),
                                              1e-12
                                            )
                                          )
                                        ),
                                        0.3333333333333333
                                      )
                                    ),
                                    2
                                  )
                                ) / NULLIF(
                                  (
                                    "t41"."assignment_strength" * (
                                      "t41"."assignment_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE) + 1,
                                  0.0
                                )
                              )
                            ),
                            0.0
                          ),
                          8.0
                        ),
                        -8.0
                      ) * 1.5976
                    ) + (
                      (
                        POWER(
                          GREATEST(
                            LEAST(
                              (
                                (
                                  (
                                    (
                                      POWER(
                                        (
                                          (
                                            (
                                              "t41"."assignment_strength" * (
                                                1 - (
                                                  "t41"."assignment_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN "t41"."phase" = 'extend'
                                                THEN "t41"."assignment_benchmark_extend_phase"
                                                ELSE "t41"."assignment_benchmark_use_phase"
                                              END / 100.0,
                                              0.999999999999
                                            ),
                                            1e-12
                                          )
                                        ),
                                        0.3333333333333333
                                      )
                                    ) * (
                                      1 - (
                                        1.0 / NULLIF(
                                          (
                                            (
                                              "t41"."assignment_strength" * (
                                                1 - (
                                                  "t41"."assignment_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * 9,
                                          0.0
                                        )
                                      )
                                    )
                                  ) - (
                                    (
                                      POWER(
                                        (
                                          (
                                            (
                                              "t41"."assignment_strength" * (
                                                "t41"."assignment_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN "t41"."phase" = 'extend'
                                                  THEN "t41"."assignment_benchmark_extend_phase"
                                                  ELSE "t41"."assignment_benchmark_use_phase"
                                                END / 100.0,
                                                0.999999999999
                                              ),
                                              1e-12
                                            )
                                          )
                                        ),
                                        0.3333333333333333
                                      )
                                    ) * (
                                      1 - (
                                        1.0 / NULLIF(
                                          (
                                            (
                                              "t41"."assignment_strength" * (
                                                "t41"."assignment_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE) + 1
                                          ) * 9,
                                          0.0
                                        )
                                      )
                                    )
                                  )
                                ) * 3
                              ) / NULLIF(
                                SQRT(
                                  (
                                    (
                                      POWER(
                                        (
                                          POWER(
                                            (
                                              (
                                                (
                                                  "t41"."assignment_strength" * (
                                                    1 - (
                                                      "t41"."assignment_mean" / 100.0
                                                    )
                                                  )
                                                ) + (
                                                  CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE)
                                                ) + 1
                                              ) * GREATEST(
                                                LEAST(
                                                  CASE
                                                    WHEN "t41"."phase" = 'extend'
                                                    THEN "t41"."assignment_benchmark_extend_phase"
                                                    ELSE "t41"."assignment_benchmark_use_phase"
                                                  END / 100.0,
                                                  0.999999999999
                                                ),
                                                1e-12
                                              )
                                            ),
                                            0.3333333333333333
                                          )
                                        ),
                                        2
                                      )
                                    ) / NULLIF(
                                      (
                                        "t41"."assignment_strength" * (
                                          1 - (
                                            "t41"."assignment_mean" / 100.0
                                          )
                                        )
                                      ) + (
                                        CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE)
                                      ) + 1,
                                      0.0
                                    )
                                  ) + (
                                    (
                                      POWER(
                                        (
                                          POWER(
                                            (
                                              (
                                                (
                                                  "t41"."assignment_strength" * (
                                                    "t41"."assignment_mean" / 100.0
                                                  )
                                                ) + CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE) + 1
                                              ) * (
                                                1 - GREATEST(
                                                  LEAST(
                                                    CASE
                                                      WHEN "t41"."phase" = 'extend'
                                                      THEN "t41"."assignment_benchmark_extend_phase"
                                                      ELSE "t41"."assignment_benchmark_use_phase"
                                                    END / 100.0,
                                                    0.999999999999
                                                  ),
                                                  1e-12
                                                )
                                              )
                                            ),
                                            0.3333333333333333
                                          )
                                        ),
                                        2
                                      )
                                    ) / NULLIF(
                                      (
                                        "t41"."assignment_strength" * (
                                          "t41"."assignment_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE) + 1,
                                      0.0
                                    )
                                  )
                                ),
                                0.0
                              ),
                              8.0
                            ),
                            -8.0
                          ),
                          3
                        )
                      ) * 0.07056
                    )
                  )
                ) + 1,
                0.0
              )
            ) + (
              EXP(
                GREATEST(
                  LEAST(
                    (
                      (
                        (
                          "t41"."assignment_strength" * (
                            "t41"."assignment_mean" / 100.0
                          )
                        ) + CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE)
                      ) * LN(
                        GREATEST(
                          LEAST(
                            CASE
                              WHEN "t41"."phase" = 'extend'
                              THEN "t41"."assignment_benchmark_extend_phase"
                              ELSE "t41"."assignment_benchmark_use_phase"
                            END / 100.0,
                            0.999999999999
                          ),
                          1e-12
                        )
                      )
                    ) + (
                      (
                        (
                          "t41"."assignment_strength" * (
                            1 - (
                              "t41"."assignment_mean" / 100.0
                            )
                          )
                        ) + (
                          CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE)
                        )
                      ) * LN(
                        1 - GREATEST(
                          LEAST(
                            CASE
                              WHEN "t41"."phase" = 'extend'
                              THEN "t41"."assignment_benchmark_extend_phase"
                              ELSE "t41"."assignment_benchmark_use_phase"
                            END / 100.0,
                            0.999999999999
                          ),
                          1e-12
                        )
                      )
                    ) + (
                      (
                        (
                          (
                            (
                              (
                                "t41"."assignment_strength" + CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) + 0.5
                              ) * LN(
                                "t41"."assignment_strength" + CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) + 1
                              )
                            ) - (
                              "t41"."assignment_strength" + CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  "t41"."assignment_strength" + CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      "t41"."assignment_strength" + CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) + 1
                                    ),
                                    3
                                  )
                                ) * 360,
                                0.0
                              )
                            )
                          )
                        ) - (
                          (
                            (
                              (
                                (
                                  "t41"."assignment_strength" * (
                                    "t41"."assignment_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE) + 0.5
                              ) * LN(
                                (
                                  "t41"."assignment_strength" * (
                                    "t41"."assignment_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE) + 1
                              )
                            ) - (
                              (
                                "t41"."assignment_strength" * (
                                  "t41"."assignment_mean" / 100.0
                                )
                              ) + CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  (
                                    "t41"."assignment_strength" * (
                                      "t41"."assignment_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      (
                                        "t41"."assignment_strength" * (
                                          "t41"."assignment_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE) + 1
                                    ),
                                    3
                                  )
                                ) * 360,
                                0.0
                              )
                            )
                          )
                        )
                      ) - (
                        (
                          (
                            (
                              (
                                "t41"."assignment_strength" * (
                                  1 - (
                                    "t41"."assignment_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE)
                              ) + 0.5
                            ) * LN(
                              (
                                "t41"."assignment_strength" * (
                                  1 - (
                                    "t41"."assignment_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE)
                              ) + 1
                            )
                          ) - (
                            (
                              "t41"."assignment_strength" * (
                                1 - (
                                  "t41"."assignment_mean" / 100.0
                                )
                              )
                            ) + (
                              CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE)
                            ) + 1
                          )
                        ) + 0.9189385332046727 + (
                          (
                            1.0 / NULLIF(
                              (
                                (
                                  "t41"."assignment_strength" * (
                                    1 - (
                                      "t41"."assignment_mean" / 100.0
                                    )
                                  )
                                ) + (
                                  CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE)
                                ) + 1
                              ) * 12,
                              0.0
                            )
                          ) - (
                            1.0 / NULLIF(
                              (
                                POWER(
                                  (
                                    (
                                      "t41"."assignment_strength" * (
                                        1 - (
                                          "t41"."assignment_mean" / 100.0
                                        )
                                      )
                                    ) + (
                                      CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE)
                                    ) + 1
                                  ),
                                  3
                                )
                              ) * 360,
                              0.0
                            )
                          )
                        )
                      )
                    ),
                    0.0
                  ),
                  -700.0
                )
              ) * (
                (
                  (
                    (
                      "t41"."assignment_strength" * (
                        1 - (
                          "t41"."assignment_mean" / 100.0
                        )
                      )
                    ) + (
                      CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."seats_assigned", "t41"."seats_purchased") AS DOUBLE)
                    )
                  ) / NULLIF(
                    "t41"."assignment_strength" + CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE),
                    0.0
                  )
                ) - GREATEST(
                  LEAST(
                    CASE
                      WHEN "t41"."phase" = 'extend'
                      THEN "t41"."assignment_benchmark_extend_phase"
                      ELSE "t41"."assignment_benchmark_use_phase"
                    END / 100.0,
                    0.999999999999
                  ),
                  1e-12
                )
              )
            ),
            1.0
          ),
          0.0
        ),
        4
      ) AS DOUBLE)
    END
    ELSE CAST(NULL AS DOUBLE)
  END AS "probability_below_assignment_benchmark",
  CASE
    WHEN (
      "t41"."mau" IS NOT NULL
    )
    AND (
      "t41"."seats_purchased" IS NOT NULL
    )
    AND (
      "t41"."utilisation_mean" IS NOT NULL
    )
    AND (
      "t41"."utilisation_strength" IS NOT NULL
    )
    AND (
      CASE
        WHEN "t41"."phase" = 'extend'
        THEN "t41"."utilisation_benchmark_extend_phase"
        ELSE "t41"."utilisation_benchmark_use_phase"
      END IS NOT NULL
    )
    AND (
      "t41"."seats_purchased" > 0
    )
    THEN CASE
      WHEN (
        CASE
          WHEN "t41"."phase" = 'extend'
          THEN "t41"."utilisation_benchmark_extend_phase"
          ELSE "t41"."utilisation_benchmark_use_phase"
        END <= 0
      )
      OR (
        (
          (
            "t41"."utilisation_strength" * (
              1 - (
                "t41"."utilisation_mean" / 100.0
              )
            )
          ) + (
            CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE)
          )
        ) = 0
      )
      THEN 0.0
      WHEN (
        CASE
          WHEN "t41"."phase" = 'extend'
          THEN "t41"."utilisation_benchmark_extend_phase"
          ELSE "t41"."utilisation_benchmark_use_phase"
        END >= 100
      )
      OR (
        (
          (
            "t41"."utilisation_strength" * (
              "t41"."utilisation_mean" / 100.0
            )
          ) + CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE)
        ) = 0
      )
      THEN 1.0
      ELSE CAST(ROUND(
        GREATEST(
          LEAST(
            (
              1.0 / NULLIF(
                EXP(
                  -(
                    (
                      GREATEST(
                        LEAST(
                          (
                            (
                              (
                                (
                                  POWER(
                                    (
                                      (
                                        (
                                          "t41"."utilisation_strength" * (
                                            1 - (
                                              "t41"."utilisation_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE)
                                        ) + 1
                                      ) * GREATEST(
                                        LEAST(
                                          CASE
                                            WHEN "t41"."phase" = 'extend'
                                            THEN "t41"."utilisation_benchmark_extend_phase"
                                            ELSE "t41"."utilisation_benchmark_use_phase"
                                          END / 100.0,
                                          0.999999999999
                                        ),
                                        1e-12
                                      )
                                    ),
                                    0.3333333333333333
                                  )
                                ) * (
                                  1 - (
                                    1.0 / NULLIF(
                                      (
                                        (
                                          "t41"."utilisation_strength" * (
                                            1 - (
                                              "t41"."utilisation_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE)
                                        ) + 1
                                      ) * 9,
                                      0.0
                                    )
                                  )
                                )
                              ) - (
                                (
                                  POWER(
                                    (
                                      (
                                        (
                                          "t41"."utilisation_strength" * (
                                            "t41"."utilisation_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE) + 1
                                      ) * (
                                        1 - GREATEST(
                                          LEAST(
                                            CASE
                                              WHEN "t41"."phase" = 'extend'
                                              THEN "t41"."utilisation_benchmark_extend_phase"
                                              ELSE "t41"."utilisation_benchmark_use_phase"
                                            END / 100.0,
                                            0.999999999999
                                          ),
                                          1e-12
                                        )
                                      )
                                    ),
                                    0.3333333333333333
                                  )
                                ) * (
                                  1 - (
                                    1.0 / NULLIF(
                                      (
                                        (
                                          "t41"."utilisation_strength" * (
                                            "t41"."utilisation_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE) + 1
                                      ) * 9,
                                      0.0
                                    )
                                  )
                                )
                              )
                            ) * 3
                          ) / NULLIF(
                            SQRT(
                              (
                                (
                                  POWER(
                                    (
                                      POWER(
                                        (
                                          (
                                            (
                                              "t41"."utilisation_strength" * (
                                                1 - (
                                                  "t41"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN "t41"."phase" = 'extend'
                                                THEN "t41"."utilisation_benchmark_extend_phase"
                                                ELSE "t41"."utilisation_benchmark_use_phase"
                                              END / 100.0,
                                              0.999999999999
                                            ),
                                            1e-12
                                          )
                                        ),
                                        0.3333333333333333
                                      )
                                    ),
                                    2
                                  )
                                ) / NULLIF(
                                  (
                                    "t41"."utilisation_strength" * (
                                      1 - (
                                        "t41"."utilisation_mean" / 100.0
                                      )
                                    )
                                  ) + (
                                    CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE)
                                  ) + 1,
                                  0.0
                                )
                              ) + (
                                (
                                  POWER(
                                    (
                                      POWER(
                                        (
                                          (
                                            (
                                              "t41"."utilisation_strength" * (
                                                "t41"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN "t41"."phase" = 'extend'
                                                  THEN "t41"."utilisation_benchmark_extend_phase"
                                                  ELSE "t41"."utilisation_benchmark_use_phase"
                                                END / 100.0,
                                                0.999999999999
                                              ),
                                              1e-12
                                            )
                                          )
                                        ),
                                        0.3333333333333333
                                      )
                                    ),
                                    2
                                  )
                                ) / NULLIF(
                                  (
                                    "t41"."utilisation_strength" * (
                                      "t41"."utilisation_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE) + 1,
                                  0.0
                                )
                              )
                            ),
                            0.0
                          ),
                          8.0
                        ),
                        -8.0
                      ) * 1.5976
                    ) + (
                      (
                        POWER(
                          GREATEST(
                            LEAST(
                              (
                                (
                                  (
                                    (
                                      POWER(
                                        (
                                          (
                                            (
                                              "t41"."utilisation_strength" * (
                                                1 - (
                                                  "t41"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN "t41"."phase" = 'extend'
                                                THEN "t41"."utilisation_benchmark_extend_phase"
                                                ELSE "t41"."utilisation_benchmark_use_phase"
                                              END / 100.0,
                                              0.999999999999
                                            ),
                                            1e-12
                                          )
                                        ),
                                        0.3333333333333333
                                      )
                                    ) * (
                                      1 - (
                                        1.0 / NULLIF(
                                          (
                                            (
                                              "t41"."utilisation_strength" * (
                                                1 - (
                                                  "t41"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * 9,
                                          0.0
                                        )
                                      )
                                    )
                                  ) - (
                                    (
                                      POWER(
                                        (
                                          (
                                            (
                                              "t41"."utilisation_strength" * (
                                                "t41"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN "t41"."phase" = 'extend'
                                                  THEN "t41"."utilisation_benchmark_extend_phase"
                                                  ELSE "t41"."utilisation_benchmark_use_phase"
                                                END / 100.0,
                                                0.999999999999
                                              ),
                                              1e-12
                                            )
                                          )
                                        ),
                                        0.3333333333333333
                                      )
                                    ) * (
                                      1 - (
                                        1.0 / NULLIF(
                                          (
                                            (
                                              "t41"."utilisation_strength" * (
                                                "t41"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE) + 1
                                          ) * 9,
                                          0.0
                                        )
                                      )
                                    )
                                  )
                                ) * 3
                              ) / NULLIF(
                                SQRT(
                                  (
                                    (
                                      POWER(
                                        (
                                          POWER(
                                            (
                                              (
                                                (
                                                  "t41"."utilisation_strength" * (
                                                    1 - (
                                                      "t41"."utilisation_mean" / 100.0
                                                    )
                                                  )
                                                ) + (
                                                  CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE)
                                                ) + 1
                                              ) * GREATEST(
                                                LEAST(
                                                  CASE
                                                    WHEN "t41"."phase" = 'extend'
                                                    THEN "t41"."utilisation_benchmark_extend_phase"
                                                    ELSE "t41"."utilisation_benchmark_use_phase"
                                                  END / 100.0,
                                                  0.999999999999
                                                ),
                                                1e-12
                                              )
                                            ),
                                            0.3333333333333333
                                          )
                                        ),
                                        2
                                      )
                                    ) / NULLIF(
                                      (
                                        "t41"."utilisation_strength" * (
                                          1 - (
                                            "t41"."utilisation_mean" / 100.0
                                          )
                                        )
                                      ) + (
                                        CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE)
                                      ) + 1,
                                      0.0
                                    )
                                  ) + (
                                    (
                                      POWER(
                                        (
                                          POWER(
                                            (
                                              (
                                                (
                                                  "t41"."utilisation_strength" * (
                                                    "t41"."utilisation_mean" / 100.0
                                                  )
                                                ) + CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE) + 1
                                              ) * (
                                                1 - GREATEST(
                                                  LEAST(
                                                    CASE
                                                      WHEN "t41"."phase" = 'extend'
                                                      THEN "t41"."utilisation_benchmark_extend_phase"
                                                      ELSE "t41"."utilisation_benchmark_use_phase"
                                                    END / 100.0,
                                                    0.999999999999
                                                  ),
                                                  1e-12
                                                )
                                              )
                                            ),
                                            0.3333333333333333
                                          )
                                        ),
                                        2
                                      )
                                    ) / NULLIF(
                                      (
                                        "t41"."utilisation_strength" * (
                                          "t41"."utilisation_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE) + 1,
                                      0.0
                                    )
                                  )
                                ),
                                0.0
                              ),
                              8.0
                            ),
                            -8.0
                          ),
                          3
                        )
                      ) * 0.07056
                    )
                  )
                ) + 1,
                0.0
              )
            ) + (
              EXP(
                GREATEST(
                  LEAST(
                    (
                      (
                        (
                          "t41"."utilisation_strength" * (
                            "t41"."utilisation_mean" / 100.0
                          )
                        ) + CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE)
                      ) * LN(
                        GREATEST(
                          LEAST(
                            CASE
                              WHEN "t41"."phase" = 'extend'
                              THEN "t41"."utilisation_benchmark_extend_phase"
                              ELSE "t41"."utilisation_benchmark_use_phase"
                            END / 100.0,
                            0.999999999999
                          ),
                          1e-12
                        )
                      )
                    ) + (
                      (
                        (
                          "t41"."utilisation_strength" * (
                            1 - (
                              "t41"."utilisation_mean" / 100.0
                            )
                          )
                        ) + (
                          CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE)
                        )
                      ) * LN(
                        1 - GREATEST(
                          LEAST(
                            CASE
                              WHEN "t41"."phase" = 'extend'
                              THEN "t41"."utilisation_benchmark_extend_phase"
                              ELSE "t41"."utilisation_benchmark_use_phase"
                            END / 100.0,
                            0.999999999999
                          ),
                          1e-12
                        )
                      )
                    ) + (
                      (
                        (
                          (
                            (
                              (
                                "t41"."utilisation_strength" + CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) + 0.5
                              ) * LN(
                                "t41"."utilisation_strength" + CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) + 1
                              )
                            ) - (
                              "t41"."utilisation_strength" + CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  "t41"."utilisation_strength" + CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      "t41"."utilisation_strength" + CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) + 1
                                    ),
                                    3
                                  )
                                ) * 360,
                                0.0
                              )
                            )
                          )
                        ) - (
                          (
                            (
                              (
                                (
                                  "t41"."utilisation_strength" * (
                                    "t41"."utilisation_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE) + 0.5
                              ) * LN(
                                (
                                  "t41"."utilisation_strength" * (
                                    "t41"."utilisation_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE) + 1
                              )
                            ) - (
                              (
                                "t41"."utilisation_strength" * (
                                  "t41"."utilisation_mean" / 100.0
                                )
                              ) + CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  (
                                    "t41"."utilisation_strength" * (
                                      "t41"."utilisation_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      (
                                        "t41"."utilisation_strength" * (
                                          "t41"."utilisation_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE) + 1
                                    ),
                                    3
                                  )
                                ) * 360,
                                0.0
                              )
                            )
                          )
                        )
                      ) - (
                        (
                          (
                            (
                              (
                                "t41"."utilisation_strength" * (
                                  1 - (
                                    "t41"."utilisation_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE)
                              ) + 0.5
                            ) * LN(
                              (
                                "t41"."utilisation_strength" * (
                                  1 - (
                                    "t41"."utilisation_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE)
                              ) + 1
                            )
                          ) - (
                            (
                              "t41"."utilisation_strength" * (
                                1 - (
                                  "t41"."utilisation_mean" / 100.0
                                )
                              )
                            ) + (
                              CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE)
                            ) + 1
                          )
                        ) + 0.9189385332046727 + (
                          (
                            1.0 / NULLIF(
                              (
                                (
                                  "t41"."utilisation_strength" * (
                                    1 - (
                                      "t41"."utilisation_mean" / 100.0
                                    )
                                  )
                                ) + (
                                  CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE)
                                ) + 1
                              ) * 12,
                              0.0
                            )
                          ) - (
                            1.0 / NULLIF(
                              (
                                POWER(
                                  (
                                    (
                                      "t41"."utilisation_strength" * (
                                        1 - (
                                          "t41"."utilisation_mean" / 100.0
                                        )
                                      )
                                    ) + (
                                      CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE)
                                    ) + 1
                                  ),
                                  3
                                )
                              ) * 360,
                              0.0
                            )
                          )
                        )
                      )
                    ),
                    0.0
                  ),
                  -700.0
                )
              ) * (
                (
                  (
                    (
                      "t41"."utilisation_strength" * (
                        1 - (
                          "t41"."utilisation_mean" / 100.0
                        )
                      )
                    ) + (
                      CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t41"."mau", "t41"."seats_purchased") AS DOUBLE)
                    )
                  ) / NULLIF(
                    "t41"."utilisation_strength" + CAST(NULLIF("t41"."seats_purchased", 0) AS DOUBLE),
                    0.0
                  )
                ) - GREATEST(
                  LEAST(
                    CASE
                      WHEN "t41"."phase" = 'extend'
                      THEN "t41"."utilisation_benchmark_extend_phase"
                      ELSE "t41"."utilisation_benchmark_use_phase"
                    END / 100.0,
                    0.999999999999
                  ),
                  1e-12
                )
              )
            ),
            1.0
          ),
          0.0
        ),
        4
      ) AS DOUBLE)
    END
    ELSE CAST(NULL AS DOUBLE)
  END AS "probability_below_utilisation_benchmark"
FROM (
  SELECT
    "t40"."opportunity_id",
    "t40"."contract_id",
    "t40"."tenant_id",
    "t40"."offering_product_line_code",
    "t40"."snapshot_date",
    "t40"."original_account_csn",
    "t40"."cohort",
    "t40"."phase",
    "t40"."seat_bucket",
    "t40"."seats_purchased",
    "t40"."seats_assigned",
    "t40"."assignment_rate",
    "t40"."utilisation_rate",
    "t40"."opportunity_lc_flag",
    "t40"."opportunity_promo_flag",
    "t40"."parent_account_new_customer_flag",
    "t40"."mau",
    "t40"."surviving_account_csn",
    "t40"."site_geo",
    "t40"."original_account_named_account_group",
    "t40"."opportunity_close_date",
    "t40"."customer_ews_prediction",
    "t40"."customer_aov_band",
    "t40"."cohort_benchmark_used",
    "t40"."assignment_benchmark_use_phase",
    "t40"."assignment_benchmark_extend_phase",
    "t40"."utilisation_benchmark_use_phase",
    "t40"."utilisation_benchmark_extend_phase",
    "t40"."found_opportunity",
    "t40"."found_account",
    "t40"."acv_usd__c",
    "t40"."opportunity_amount__c",
    "t40"."opportunity_number__c",
    "t40"."days_into_term__c",
    "t40"."term__c",
    "t40"."territory_account_tier__c",
    "t40"."is_renewal_opportunity__c",
    "t40"."known_account",
    "t40"."ispartner__c",
    "t40"."ownerid",
    "t40"."p4pigs__c",
    "t40"."industry_group__c",
    "t40"."ccs_segment__c",
    "t40"."country__c",
    "t40"."state_province__c",
    "t40"."zip_abbreviation__c",
    "t40"."usual_users",
    "t40"."usual_months",
    "t40"."has_used_before",
    "t40"."is_dirty_pool",
    "t40"."is_dirty_team",
    "t18"."told_opportunity",
    "t18"."opportunities_on_usage",
    "t19"."selected_opportunity",
    "t20"."assignment_mean",
    "t20"."assignment_strength",
    "t20"."utilisation_mean",
    "t20"."utilisation_strength",
    "t20"."is_bootstrap",
    "t20"."of_cohort",
    "t20"."of_bucket",
    "t20"."of_phase"
  FROM (
    SELECT
      "t38"."opportunity_id",
      "t38"."contract_id",
      "t38"."tenant_id",
      "t38"."offering_product_line_code",
      "t38"."snapshot_date",
      "t38"."original_account_csn",
      "t38"."cohort",
      "t38"."phase",
      "t38"."seat_bucket",
      "t38"."seats_purchased",
      "t38"."seats_assigned",
      "t38"."assignment_rate",
      "t38"."utilisation_rate",
      "t38"."opportunity_lc_flag",
      "t38"."opportunity_promo_flag",
      "t38"."parent_account_new_customer_flag",
      "t38"."mau",
      "t38"."surviving_account_csn",
      "t38"."site_geo",
      "t38"."original_account_named_account_group",
      "t38"."opportunity_close_date",
      "t38"."customer_ews_prediction",
      "t38"."customer_aov_band",
      "t38"."cohort_benchmark_used",
      "t38"."assignment_benchmark_use_phase",
      "t38"."assignment_benchmark_extend_phase",
      "t38"."utilisation_benchmark_use_phase",
      "t38"."utilisation_benchmark_extend_phase",
      "t38"."found_opportunity",
      "t38"."found_account",
      "t38"."acv_usd__c",
      "t38"."opportunity_amount__c",
      "t38"."opportunity_number__c",
      "t38"."days_into_term__c",
      "t38"."term__c",
      "t38"."territory_account_tier__c",
      "t38"."is_renewal_opportunity__c",
      "t38"."known_account",
      "t38"."ispartner__c",
      "t38"."ownerid",
      "t38"."p4pigs__c",
      "t38"."industry_group__c",
      "t38"."ccs_segment__c",
      "t38"."country__c",
      "t38"."state_province__c",
      "t38"."zip_abbreviation__c",
      "t38"."usual_users",
      "t38"."usual_months",
      "t38"."has_used_before",
      "t38"."is_dirty_pool",
      "t38"."is_dirty_team"
    FROM (
      SELECT
        "t37"."opportunity_id",
        "t37"."contract_id",
        "t37"."tenant_id",
        "t37"."offering_product_line_code",
        "t37"."snapshot_date",
        "t37"."original_account_csn",
        "t37"."cohort",
        "t37"."phase",
        "t37"."seat_bucket",
        "t37"."seats_purchased",
        "t37"."seats_assigned",
        "t37"."assignment_rate",
        "t37"."utilisation_rate",
        "t37"."opportunity_lc_flag",
        "t37"."opportunity_promo_flag",
        "t37"."parent_account_new_customer_flag",
        "t37"."mau",
        "t37"."surviving_account_csn",
        "t37"."site_geo",
        "t37"."original_account_named_account_group",
        "t37"."opportunity_close_date",
        "t37"."customer_ews_prediction",
        "t37"."customer_aov_band",
        "t37"."cohort_benchmark_used",
        "t37"."assignment_benchmark_use_phase",
        "t37"."assignment_benchmark_extend_phase",
        "t37"."utilisation_benchmark_use_phase",
        "t37"."utilisation_benchmark_extend_phase",
        "t37"."found_opportunity",
        "t37"."found_account",
        "t37"."acv_usd__c",
        "t37"."opportunity_amount__c",
        "t37"."opportunity_number__c",
        "t37"."days_into_term__c",
        "t37"."term__c",
        "t37"."territory_account_tier__c",
        "t37"."is_renewal_opportunity__c",
        "t37"."known_account",
        "t37"."ispartner__c",
        "t37"."ownerid",
        "t37"."p4pigs__c",
        "t37"."industry_group__c",
        "t37"."ccs_segment__c",
        "t37"."country__c",
        "t37"."state_province__c",
        "t37"."zip_abbreviation__c",
        "t37"."usual_users",
        "t37"."usual_months",
        "t37"."has_used_before",
        "t32"."contract_id" AS "contract_id_right",
        "t32"."tenant_id" AS "tenant_id_right",
        "t32"."offering_product_line_code" AS "offering_product_line_code_right",
        "t32"."is_dirty_pool",
        "t32"."is_dirty_team"
      FROM (
        SELECT
          "t35"."opportunity_id",
          "t35"."contract_id",
          "t35"."tenant_id",
          "t35"."offering_product_line_code",
          "t35"."snapshot_date",
          "t35"."original_account_csn",
          "t35"."cohort",
          "t35"."phase",
          "t35"."seat_bucket",
          "t35"."seats_purchased",
          "t35"."seats_assigned",
          "t35"."assignment_rate",
          "t35"."utilisation_rate",
          "t35"."opportunity_lc_flag",
          "t35"."opportunity_promo_flag",
          "t35"."parent_account_new_customer_flag",
          "t35"."mau",
          "t35"."surviving_account_csn",
          "t35"."site_geo",
          "t35"."original_account_named_account_group",
          "t35"."opportunity_close_date",
          "t35"."customer_ews_prediction",
          "t35"."customer_aov_band",
          "t35"."cohort_benchmark_used",
          "t35"."assignment_benchmark_use_phase",
          "t35"."assignment_benchmark_extend_phase",
          "t35"."utilisation_benchmark_use_phase",
          "t35"."utilisation_benchmark_extend_phase",
          "t35"."found_opportunity",
          "t35"."found_account",
          "t35"."acv_usd__c",
          "t35"."opportunity_amount__c",
          "t35"."opportunity_number__c",
          "t35"."days_into_term__c",
          "t35"."term__c",
          "t35"."territory_account_tier__c",
          "t35"."is_renewal_opportunity__c",
          "t35"."known_account",
          "t35"."ispartner__c",
          "t35"."ownerid",
          "t35"."p4pigs__c",
          "t35"."industry_group__c",
          "t35"."ccs_segment__c",
          "t35"."country__c",
          "t35"."state_province__c",
          "t35"."zip_abbreviation__c",
          "t35"."usual_users",
          "t35"."usual_months",
          "t35"."has_used_before"
        FROM (
          SELECT
            "t21"."opportunity_id",
            "t21"."contract_id",
            "t21"."tenant_id",
            "t21"."offering_product_line_code",
            "t21"."snapshot_date",
            "t21"."original_account_csn",
            "t21"."cohort",
            "t21"."phase",
            "t21"."seat_bucket",
            "t21"."seats_purchased",
            "t21"."seats_assigned",
            "t21"."assignment_rate",
            "t21"."utilisation_rate",
            "t21"."opportunity_lc_flag",
            "t21"."opportunity_promo_flag",
            "t21"."parent_account_new_customer_flag",
            "t28"."mau",
            "t28"."surviving_account_csn",
            "t28"."site_geo",
            "t28"."original_account_named_account_group",
            "t28"."opportunity_close_date",
            "t28"."customer_ews_prediction",
            "t28"."customer_aov_band",
            "t28"."cohort_benchmark_used",
            "t28"."assignment_benchmark_use_phase",
            "t28"."assignment_benchmark_extend_phase",
            "t28"."utilisation_benchmark_use_phase",
            "t28"."utilisation_benchmark_extend_phase",
            "t23"."found_opportunity",
            "t23"."found_account",
            "t23"."acv_usd__c",
            "t23"."opportunity_amount__c",
            "t23"."opportunity_number__c",
            "t23"."days_into_term__c",
            "t23"."term__c",
            "t23"."territory_account_tier__c",
            "t23"."is_renewal_opportunity__c",
            "t24"."known_account",
            "t24"."ispartner__c",
            "t24"."ownerid",
            "t24"."p4pigs__c",
            "t24"."industry_group__c",
            "t24"."ccs_segment__c",
            "t24"."country__c",
            "t24"."state_province__c",
            "t24"."zip_abbreviation__c",
            "t34"."tenant_id" AS "tenant_id_right",
            "t34"."offering_product_line_code" AS "offering_product_line_code_right",
            "t34"."usual_users",
            "t34"."usual_months",
            "t34"."has_used_before"
          FROM (
            SELECT
              "t3"."opportunity_id",
              "t3"."contract_id",
              "t3"."tenant_id",
              "t3"."offering_product_line_code",
              "t3"."snapshot_date",
              "t3"."original_account_csn",
              "t3"."cohort",
              "t3"."phase",
              "t3"."seat_bucket",
              "t3"."seats_purchased",
              "t3"."seats_assigned",
              "t3"."assignment_rate",
              "t3"."utilisation_rate",
              "t3"."opportunity_lc_flag",
              "t3"."opportunity_promo_flag",
              "t3"."parent_account_new_customer_flag"
            FROM "ide_observation_monthly" AS "t3"
          ) AS "t21"
          INNER JOIN (
            SELECT
              "t4"."opportunity_id",
              "t4"."contract_id",
              "t4"."tenant_id",
              "t4"."offering_product_line_code",
              MAX("t4"."mau") AS "mau",
              MAX("t4"."surviving_account_csn") AS "surviving_account_csn",
              MAX("t4"."site_geo") AS "site_geo",
              MAX("t4"."original_account_named_account_group") AS "original_account_named_account_group",
              MAX("t4"."opportunity_close_date") AS "opportunity_close_date",
              MAX("t4"."customer_ews_prediction") AS "customer_ews_prediction",
              MAX("t4"."customer_aov_band") AS "customer_aov_band",
              MAX("t4"."cohort_benchmark_used") AS "cohort_benchmark_used",
              MAX("t4"."assignment_benchmark_use_phase") AS "assignment_benchmark_use_phase",
              MAX("t4"."assignment_benchmark_extend_phase") AS "assignment_benchmark_extend_phase",
              MAX("t4"."utilisation_benchmark_use_phase") AS "utilisation_benchmark_use_phase",
              MAX("t4"."utilisation_benchmark_extend_phase") AS "utilisation_benchmark_extend_phase"
            FROM "ide_cohort_benchmark_monthly" AS "t4"
            GROUP BY
              1,
              2,
              3,
              4
          ) AS "t28"
            ON "t21"."opportunity_id" = "t28"."opportunity_id"
            AND "t21"."contract_id" = "t28"."contract_id"
            AND "t21"."tenant_id" = "t28"."tenant_id"
            AND "t21"."offering_product_line_code" = "t28"."offering_product_line_code"
          LEFT OUTER JOIN (
            SELECT
              "t5"."id" AS "found_opportunity",
              "t5"."accountid" AS "found_account",
              "t5"."acv_usd__c",
              "t5"."opportunity_amount__c",
              "t5"."opportunity_number__c",
              "t5"."days_into_term__c",
              "t5"."term__c",
              "t5"."territory_account_tier__c",
              "t5"."is_renewal_opportunity__c"
            FROM "opportunity" AS "t5"
          ) AS "t23"
            ON "t21"."opportunity_id" = "t23"."found_opportunity"
          LEFT OUTER JOIN (
            SELECT
              "t6"."id" AS "known_account",
              "t6"."ispartner__c",
              "t6"."ownerid",
              "t6"."p4pigs__c",
              "t6"."industry_group__c",
              "t6"."ccs_segment__c",
              "t6"."country__c",
              "t6"."state_province__c",
              "t6"."zip_abbreviation__c"
            FROM "account" AS "t6"
          ) AS "t24"
            ON "t23"."found_account" = "t24"."known_account"
          LEFT OUTER JOIN (
            SELECT
              "t30"."tenant_id",
              "t30"."offering_product_line_code",
              SUM(CASE WHEN "t30"."is_usual" THEN "t30"."users" ELSE 0 END) AS "usual_users",
              SUM(CASE WHEN "t30"."is_usual" THEN 1 ELSE 0 END) AS "usual_months",
              BOOL_OR(CAST("t30"."users" > 0 AS BOOLEAN)) AS "has_used_before"
            FROM (
              SELECT
                "t27"."tenant_id",
                "t27"."offering_product_line_code",
                "t27"."by_month",
                "t27"."users",
                (
                  (
                    (
                      CAST(':year' AS BIGINT) * 12
                    ) + CAST(':number' AS BIGINT)
                  ) - (
                    (
                      EXTRACT(year FROM "t27"."by_month") * 12
                    ) + EXTRACT(month FROM "t27"."by_month")
                  )
                ) <= 3 AS "is_usual"
              FROM (
                SELECT
                  "t9"."tenant_id",
                  "t9"."offering_product_line_code",
                  "t9"."by_month",
                  MAX("t9"."mau") AS "users"
                FROM "usage_monthly" AS "t9"
                GROUP BY
                  1,
                  2,
                  3
              ) AS "t27"
            ) AS "t30"
            GROUP BY
              1,
              2
          ) AS "t34"
            ON "t21"."tenant_id" = "t34"."tenant_id"
            AND "t21"."offering_product_line_code" = "t34"."offering_product_line_code"
        ) AS "t35"
      ) AS "t37"
      LEFT OUTER JOIN (
        SELECT
          "t29"."contract_id",
          "t29"."tenant_id",
          "t29"."offering_product_line_code",
          BOOL_OR(CAST("t29"."subscriptions" > 1 AS BOOLEAN)) AS "is_dirty_pool",
          BOOL_OR(CAST("t29"."accounts" > 1 AS BOOLEAN)) AS "is_dirty_team"
        FROM (
          SELECT
            "t25"."contract_id",
            "t25"."tenant_id",
            "t25"."offering_product_line_code",
            "t25"."pool_id",
            "t26"."subscriptions",
            "t26"."accounts"
          FROM (
            SELECT DISTINCT
              "t7"."contract_id",
              "t7"."tenant_id",
              "t7"."offering_product_line_code",
              "t7"."pool_id"
            FROM "active_subscription_monthly" AS "t7"
          ) AS "t25"
          INNER JOIN (
            SELECT
              "t8"."tenant_id",
              "t8"."pool_id",
              "t8"."subscriptions",
              "t8"."accounts"
            FROM "pool_monthly" AS "t8"
          ) AS "t26"
            ON "t25"."tenant_id" = "t26"."tenant_id" AND "t25"."pool_id" = "t26"."pool_id"
        ) AS "t29"
        GROUP BY
          1,
          2,
          3
      ) AS "t32"
        ON "t37"."contract_id" = "t32"."contract_id"
        AND "t37"."tenant_id" = "t32"."tenant_id"
        AND "t37"."offering_product_line_code" = "t32"."offering_product_line_code"
    ) AS "t38"
  ) AS "t40"
  LEFT OUTER JOIN (
    SELECT
      "t0"."opportunity_id" AS "told_opportunity",
      "t0"."opportunities_on_usage"
    FROM "ide_opportunity_coverage_monthly" AS "t0"
  ) AS "t18"
    ON "t40"."opportunity_id" = "t18"."told_opportunity"
  LEFT OUTER JOIN (
    SELECT DISTINCT
      "t1"."opportunity_id" AS "selected_opportunity"
    FROM "ide_opportunity_selection_monthly" AS "t1"
  ) AS "t19"
    ON "t40"."opportunity_id" = "t19"."selected_opportunity"
  LEFT OUTER JOIN (
    SELECT
      "t2"."assignment_mean",
      "t2"."assignment_strength",
      "t2"."utilisation_mean",
      "t2"."utilisation_strength",
      "t2"."is_bootstrap",
      "t2"."cohort" AS "of_cohort",
      "t2"."seat_bucket" AS "of_bucket",
      "t2"."phase" AS "of_phase"
    FROM "cohort_benchmarks" AS "t2"
  ) AS "t20"
    ON "t40"."cohort_benchmark_used" = "t20"."of_cohort"
    AND "t40"."seat_bucket" = "t20"."of_bucket"
    AND "t40"."phase" = "t20"."of_phase"
) AS "t41"
