SELECT
  "t52"."opportunity_id",
  "t52"."contract_id",
  "t52"."tenant_id",
  "t52"."offering_product_line_code",
  "t52"."snapshot_date",
  "t52"."original_account_csn",
  "t52"."cohort",
  "t52"."phase",
  "t52"."seat_bucket",
  "t52"."seats_purchased",
  "t52"."seats_assigned",
  "t52"."assignment_rate",
  "t52"."utilisation_rate",
  "t52"."opportunity_lc_flag",
  "t52"."opportunity_promo_flag",
  "t52"."parent_account_new_customer_flag",
  "t52"."users_without_seats",
  "t52"."mau",
  "t52"."surviving_account_csn",
  "t52"."site_geo",
  "t52"."original_account_named_account_group",
  "t52"."opportunity_close_date",
  "t52"."customer_ews_prediction",
  "t52"."customer_aov_band",
  "t52"."cohort_benchmark_used",
  "t52"."assignment_benchmark_use_phase",
  "t52"."assignment_benchmark_extend_phase",
  "t52"."utilisation_benchmark_use_phase",
  "t52"."utilisation_benchmark_extend_phase",
  "t52"."found_opportunity",
  "t52"."found_account",
  "t52"."acv_usd__c",
  "t52"."opportunity_amount__c",
  "t52"."opportunity_number__c",
  "t52"."days_into_term__c",
  "t52"."term__c",
  "t52"."territory_account_tier__c",
  "t52"."is_renewal_opportunity__c",
  "t52"."known_account",
  "t52"."ispartner__c",
  "t52"."ownerid",
  "t52"."p4pigs__c",
  "t52"."industry_group__c",
  "t52"."ccs_segment__c",
  "t52"."country__c",
  "t52"."state_province__c",
  "t52"."zip_abbreviation__c",
  "t52"."usual_users",
  "t52"."usual_months",
  "t52"."has_used_before",
  "t52"."is_dirty_pool",
  "t52"."is_dirty_team",
  "t52"."told_opportunity",
  "t52"."opportunities_on_usage",
  "t52"."selected_opportunity",
  "t52"."segments",
  "t52"."segmented_csn",
  "t52"."assignment_mean",
  "t52"."assignment_strength",
  "t52"."utilisation_mean",
  "t52"."utilisation_strength",
  "t52"."is_bootstrap",
  "t52"."of_cohort",
  "t52"."of_bucket",
  "t52"."of_phase",
  CASE WHEN "t52"."phase" = 'extend' THEN 'Renew' ELSE 'Adopt' END AS "lifecycle",
  DATE_DIFF('DAY', "t52"."snapshot_date", "t52"."opportunity_close_date") AS "days_to_close",
  "t52"."acv_usd__c" AS "acv_usd",
  "t52"."industry_group__c" AS "industry_group",
  CASE
    WHEN (
      "t52"."mau" IS NOT NULL
    )
    AND (
      "t52"."seats_purchased" IS NOT NULL
    )
    AND (
      "t52"."utilisation_mean" IS NOT NULL
    )
    AND (
      "t52"."utilisation_strength" IS NOT NULL
    )
    AND (
      CASE
        WHEN (
          CAST("t52"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t52"."usual_months" * "t52"."seats_purchased" AS DOUBLE), 0.0)
        ) > 100
        THEN 100.0
        ELSE CAST("t52"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t52"."usual_months" * "t52"."seats_purchased" AS DOUBLE), 0.0)
      END IS NOT NULL
    )
    AND (
      "t52"."seats_purchased" > 0
    )
    THEN CASE
      WHEN (
        CASE
          WHEN (
            CAST("t52"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t52"."usual_months" * "t52"."seats_purchased" AS DOUBLE), 0.0)
          ) > 100
          THEN 100.0
          ELSE CAST("t52"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t52"."usual_months" * "t52"."seats_purchased" AS DOUBLE), 0.0)
        END <= 0
      )
      OR (
        (
          (
            "t52"."utilisation_strength" * (
              1 - (
                "t52"."utilisation_mean" / 100.0
              )
            )
          ) + (
            CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
          )
        ) = 0
      )
      THEN 0.0
      WHEN (
        CASE
          WHEN (
            CAST("t52"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t52"."usual_months" * "t52"."seats_purchased" AS DOUBLE), 0.0)
          ) > 100
          THEN 100.0
          ELSE CAST("t52"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t52"."usual_months" * "t52"."seats_purchased" AS DOUBLE), 0.0)
        END >= 100
      )
      OR (
        (
          (
            "t52"."utilisation_strength" * (
              "t52"."utilisation_mean" / 100.0
            )
          ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
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
                                          "t52"."utilisation_strength" * (
                                            1 - (
                                              "t52"."utilisation_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
                                        ) + 1
                                      ) * GREATEST(
                                        LEAST(
                                          CASE
                                            WHEN (
                                              CAST("t52"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t52"."usual_months" * "t52"."seats_purchased" AS DOUBLE), 0.0)
                                            ) > 100
                                            THEN 100.0
                                            ELSE CAST("t52"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t52"."usual_months" * "t52"."seats_purchased" AS DOUBLE), 0.0)
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
                                          "t52"."utilisation_strength" * (
                                            1 - (
                                              "t52"."utilisation_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
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
                                          "t52"."utilisation_strength" * (
                                            "t52"."utilisation_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE) + 1
                                      ) * (
                                        1 - GREATEST(
                                          LEAST(
                                            CASE
                                              WHEN (
                                                CAST("t52"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t52"."usual_months" * "t52"."seats_purchased" AS DOUBLE), 0.0)
                                              ) > 100
                                              THEN 100.0
                                              ELSE CAST("t52"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t52"."usual_months" * "t52"."seats_purchased" AS DOUBLE), 0.0)
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
                                          "t52"."utilisation_strength" * (
                                            "t52"."utilisation_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE) + 1
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
                                              "t52"."utilisation_strength" * (
                                                1 - (
                                                  "t52"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN (
                                                  CAST("t52"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t52"."usual_months" * "t52"."seats_purchased" AS DOUBLE), 0.0)
                                                ) > 100
                                                THEN 100.0
                                                ELSE CAST("t52"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t52"."usual_months" * "t52"."seats_purchased" AS DOUBLE), 0.0)
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
                                    "t52"."utilisation_strength" * (
                                      1 - (
                                        "t52"."utilisation_mean" / 100.0
                                      )
                                    )
                                  ) + (
                                    CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
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
                                              "t52"."utilisation_strength" * (
                                                "t52"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN (
                                                    CAST("t52"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t52"."usual_months" * "t52"."seats_purchased" AS DOUBLE), 0.0)
                                                  ) > 100
                                                  THEN 100.0
                                                  ELSE CAST("t52"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t52"."usual_months" * "t52"."seats_purchased" AS DOUBLE), 0.0)
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
                                    "t52"."utilisation_strength" * (
                                      "t52"."utilisation_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE) + 1,
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
                                              "t52"."utilisation_strength" * (
                                                1 - (
                                                  "t52"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN (
                                                  CAST("t52"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t52"."usual_months" * "t52"."seats_purchased" AS DOUBLE), 0.0)
                                                ) > 100
                                                THEN 100.0
                                                ELSE CAST("t52"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t52"."usual_months" * "t52"."seats_purchased" AS DOUBLE), 0.0)
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
                                              "t52"."utilisation_strength" * (
                                                1 - (
                                                  "t52"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
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
                                              "t52"."utilisation_strength" * (
                                                "t52"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN (
                                                    CAST("t52"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t52"."usual_months" * "t52"."seats_purchased" AS DOUBLE), 0.0)
                                                  ) > 100
                                                  THEN 100.0
                                                  ELSE CAST("t52"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t52"."usual_months" * "t52"."seats_purchased" AS DOUBLE), 0.0)
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
                                              "t52"."utilisation_strength" * (
                                                "t52"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE) + 1
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
                                                  "t52"."utilisation_strength" * (
                                                    1 - (
                                                      "t52"."utilisation_mean" / 100.0
                                                    )
                                                  )
                                                ) + (
                                                  CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
                                                ) + 1
                                              ) * GREATEST(
                                                LEAST(
                                                  CASE
                                                    WHEN (
                                                      CAST("t52"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t52"."usual_months" * "t52"."seats_purchased" AS DOUBLE), 0.0)
                                                    ) > 100
                                                    THEN 100.0
                                                    ELSE CAST("t52"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t52"."usual_months" * "t52"."seats_purchased" AS DOUBLE), 0.0)
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
                                        "t52"."utilisation_strength" * (
                                          1 - (
                                            "t52"."utilisation_mean" / 100.0
                                          )
                                        )
                                      ) + (
                                        CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
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
                                                  "t52"."utilisation_strength" * (
                                                    "t52"."utilisation_mean" / 100.0
                                                  )
                                                ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE) + 1
                                              ) * (
                                                1 - GREATEST(
                                                  LEAST(
                                                    CASE
                                                      WHEN (
                                                        CAST("t52"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t52"."usual_months" * "t52"."seats_purchased" AS DOUBLE), 0.0)
                                                      ) > 100
                                                      THEN 100.0
                                                      ELSE CAST("t52"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t52"."usual_months" * "t52"."seats_purchased" AS DOUBLE), 0.0)
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
                                        "t52"."utilisation_strength" * (
                                          "t52"."utilisation_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE) + 1,
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
                          "t52"."utilisation_strength" * (
                            "t52"."utilisation_mean" / 100.0
                          )
                        ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
                      ) * LN(
                        GREATEST(
                          LEAST(
                            CASE
                              WHEN (
                                CAST("t52"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t52"."usual_months" * "t52"."seats_purchased" AS DOUBLE), 0.0)
                              ) > 100
                              THEN 100.0
                              ELSE CAST("t52"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t52"."usual_months" * "t52"."seats_purchased" AS DOUBLE), 0.0)
                            END / 100.0,
                            0.999999999999
                          ),
                          1e-12
                        )
                      )
                    ) + (
                      (
                        (
                          "t52"."utilisation_strength" * (
                            1 - (
                              "t52"."utilisation_mean" / 100.0
                            )
                          )
                        ) + (
                          CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
                        )
                      ) * LN(
                        1 - GREATEST(
                          LEAST(
                            CASE
                              WHEN (
                                CAST("t52"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t52"."usual_months" * "t52"."seats_purchased" AS DOUBLE), 0.0)
                              ) > 100
                              THEN 100.0
                              ELSE CAST("t52"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t52"."usual_months" * "t52"."seats_purchased" AS DOUBLE), 0.0)
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
                                "t52"."utilisation_strength" + CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) + 0.5
                              ) * LN(
                                "t52"."utilisation_strength" + CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) + 1
                              )
                            ) - (
                              "t52"."utilisation_strength" + CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  "t52"."utilisation_strength" + CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      "t52"."utilisation_strength" + CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) + 1
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
                                  "t52"."utilisation_strength" * (
                                    "t52"."utilisation_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE) + 0.5
                              ) * LN(
                                (
                                  "t52"."utilisation_strength" * (
                                    "t52"."utilisation_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE) + 1
                              )
                            ) - (
                              (
                                "t52"."utilisation_strength" * (
                                  "t52"."utilisation_mean" / 100.0
                                )
                              ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  (
                                    "t52"."utilisation_strength" * (
                                      "t52"."utilisation_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      (
                                        "t52"."utilisation_strength" * (
                                          "t52"."utilisation_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE) + 1
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
                                "t52"."utilisation_strength" * (
                                  1 - (
                                    "t52"."utilisation_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
                              ) + 0.5
                            ) * LN(
                              (
                                "t52"."utilisation_strength" * (
                                  1 - (
                                    "t52"."utilisation_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
                              ) + 1
                            )
                          ) - (
                            (
                              "t52"."utilisation_strength" * (
                                1 - (
                                  "t52"."utilisation_mean" / 100.0
                                )
                              )
                            ) + (
                              CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
                            ) + 1
                          )
                        ) + 0.9189385332046727 + (
                          (
                            1.0 / NULLIF(
                              (
                                (
                                  "t52"."utilisation_strength" * (
                                    1 - (
                                      "t52"."utilisation_mean" / 100.0
                                    )
                                  )
                                ) + (
                                  CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
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
                                      "t52"."utilisation_strength" * (
                                        1 - (
                                          "t52"."utilisation_mean" / 100.0
                                        )
                                      )
                                    ) + (
                                      CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
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
                      "t52"."utilisation_strength" * (
                        1 - (
                          "t52"."utilisation_mean" / 100.0
                        )
                      )
                    ) + (
                      CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
                    )
                  ) / NULLIF(
                    "t52"."utilisation_strength" + CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE),
                    0.0
                  )
                ) - GREATEST(
                  LEAST(
                    CASE
                      WHEN (
                        CAST("t52"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t52"."usual_months" * "t52"."seats_purchased" AS DOUBLE), 0.0)
                      ) > 100
                      THEN 100.0
                      ELSE CAST("t52"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t52"."usual_months" * "t52"."seats_purchased" AS DOUBLE), 0.0)
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
  END AS "probability_below_usual",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t52"."usual_users" * 20
        ) + "t52"."usual_months"
      ) - (
        (
          (
            "t52"."usual_users" * 20
          ) + "t52"."usual_months"
        ) % (
          NULLIF("t52"."usual_months", 0) * 2
        )
      )
    ) / (
      NULLIF("t52"."usual_months", 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "mau_before",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t52"."mau" * "t52"."usual_months" * 200
        ) + "t52"."usual_users"
      ) - (
        (
          (
            "t52"."mau" * "t52"."usual_months" * 200
          ) + "t52"."usual_users"
        ) % (
          NULLIF("t52"."usual_users", 0) * 2
        )
      )
    ) / (
      NULLIF("t52"."usual_users", 0) * 2
    )
  ) AS BIGINT) - 100 AS DOUBLE) AS "usage_change",
  "t52"."mau" = 0 AS "dormancy_flag",
  COALESCE("t52"."customer_ews_prediction" < 0.3, FALSE) AS "is_at_risk",
  CAST(':in_unreliable_window' AS BOOLEAN) AS "is_unreliable_assignment",
  CASE
    WHEN NOT (
      COALESCE("t52"."customer_aov_band" IN ('AOV: $5-10k', 'AOV: $10k+'), FALSE)
    )
    THEN 'annual order value'
    WHEN NOT (
      COALESCE(
        LOWER("t52"."original_account_named_account_group") IN (
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
          LOWER("t52"."offering_product_line_code") IN ('premsub', 'collrp', 'bimcoll', 'tflex', 'eflex', 'mflex')
        ),
        FALSE
      )
    )
    THEN 'product line'
    WHEN NOT (
      COALESCE("t52"."term__c" IN ('Annual', '3-Year'), FALSE)
    )
    THEN 'term'
    WHEN NOT (
      COALESCE(
        "t52"."territory_account_tier__c" IN ('Tier 1', 'Tier 2', 'Tier 3', 'Supported', 'Digital Only'),
        FALSE
      )
    )
    THEN 'account tier'
    WHEN NOT (
      COALESCE("t52"."is_renewal_opportunity__c", FALSE)
    )
    THEN 'not a renewal'
    WHEN NOT (
      COALESCE("t52"."opportunity_close_date" > "t52"."snapshot_date", FALSE)
    )
    THEN 'close date has passed'
    WHEN NOT (
      COALESCE(NOT (
        "t52"."ispartner__c"
      ), FALSE)
    )
    THEN 'partner'
    ELSE NULL
  END AS "ineligible_because",
  "t52"."selected_opportunity" IS NOT NULL AS "is_selected",
  CASE
    WHEN "t52"."phase" = 'extend'
    THEN "t52"."assignment_benchmark_extend_phase"
    ELSE "t52"."assignment_benchmark_use_phase"
  END AS "assignment_benchmark",
  CASE
    WHEN "t52"."phase" = 'extend'
    THEN "t52"."utilisation_benchmark_extend_phase"
    ELSE "t52"."utilisation_benchmark_use_phase"
  END AS "utilisation_benchmark",
  CAST(CAST(ROUND("t52"."assignment_rate" * 10, 0) AS BIGINT) - CAST(ROUND(
    CASE
      WHEN "t52"."phase" = 'extend'
      THEN "t52"."assignment_benchmark_extend_phase"
      ELSE "t52"."assignment_benchmark_use_phase"
    END * 10,
    0
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "assignment_diff",
  CAST(CAST(ROUND("t52"."utilisation_rate" * 10, 0) AS BIGINT) - CAST(ROUND(
    CASE
      WHEN "t52"."phase" = 'extend'
      THEN "t52"."utilisation_benchmark_extend_phase"
      ELSE "t52"."utilisation_benchmark_use_phase"
    END * 10,
    0
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "utilisation_diff",
  CASE
    WHEN (
      "t52"."seats_assigned" IS NOT NULL
    )
    AND (
      "t52"."seats_purchased" IS NOT NULL
    )
    AND (
      "t52"."assignment_mean" IS NOT NULL
    )
    AND (
      "t52"."assignment_strength" IS NOT NULL
    )
    AND (
      CASE
        WHEN "t52"."phase" = 'extend'
        THEN "t52"."assignment_benchmark_extend_phase"
        ELSE "t52"."assignment_benchmark_use_phase"
      END IS NOT NULL
    )
    AND (
      "t52"."seats_purchased" > 0
    )
    THEN CASE
      WHEN (
        CASE
          WHEN "t52"."phase" = 'extend'
          THEN "t52"."assignment_benchmark_extend_phase"
          ELSE "t52"."assignment_benchmark_use_phase"
        END <= 0
      )
      OR (
        (
          (
            "t52"."assignment_strength" * (
              1 - (
                "t52"."assignment_mean" / 100.0
              )
            )
          ) + (
            CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE)
          )
        ) = 0
      )
      THEN 0.0
      WHEN (
        CASE
          WHEN "t52"."phase" = 'extend'
          THEN "t52"."assignment_benchmark_extend_phase"
          ELSE "t52"."assignment_benchmark_use_phase"
        END >= 100
      )
      OR (
        (
          (
            "t52"."assignment_strength" * (
              "t52"."assignment_mean" / 100.0
            )
          ) + CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE)
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
                                          "t52"."assignment_strength" * (
                                            1 - (
                                              "t52"."assignment_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE)
                                        ) + 1
                                      ) * GREATEST(
                                        LEAST(
                                          CASE
                                            WHEN "t52"."phase" = 'extend'
                                            THEN "t52"."assignment_benchmark_extend_phase"
                                            ELSE "t52"."assignment_benchmark_use_phase"
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
                                          "t52"."assignment_strength" * (
                                            1 - (
                                              "t52"."assignment_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE)
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
                                          "t52"."assignment_strength" * (
                                            "t52"."assignment_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE) + 1
                                      ) * (
                                        1 - GREATEST(
                                          LEAST(
                                            CASE
                                              WHEN "t52"."phase" = 'extend'
                                              THEN "t52"."assignment_benchmark_extend_phase"
                                              ELSE "t52"."assignment_benchmark_use_phase"
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
                                          "t52"."assignment_strength" * (
                                            "t52"."assignment_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE) + 1
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
                                              "t52"."assignment_strength" * (
                                                1 - (
                                                  "t52"."assignment_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN "t52"."phase" = 'extend'
                                                THEN "t52"."assignment_benchmark_extend_phase"
                                                ELSE "t52"."assignment_benchmark_use_phase"
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
                                    "t52"."assignment_strength" * (
                                      1 - (
                                        "t52"."assignment_mean" / 100.0
                                      )
                                    )
                                  ) + (
                                    CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE)
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
                                              "t52"."assignment_strength" * (
                                                "t52"."assignment_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN "t52"."phase" = 'extend'
                                                  THEN "t52"."assignment_benchmark_extend_phase"
                                                  ELSE "t52"."assignment_benchmark_use_phase"
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
                                    "t52"."assignment_strength" * (
                                      "t52"."assignment_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE) + 1,
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
                                              "t52"."assignment_strength" * (
                                                1 - (
                                                  "t52"."assignment_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN "t52"."phase" = 'extend'
                                                THEN "t52"."assignment_benchmark_extend_phase"
                                                ELSE "t52"."assignment_benchmark_use_phase"
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
                                              "t52"."assignment_strength" * (
                                                1 - (
                                                  "t52"."assignment_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE)
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
                                              "t52"."assignment_strength" * (
                                                "t52"."assignment_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN "t52"."phase" = 'extend'
                                                  THEN "t52"."assignment_benchmark_extend_phase"
                                                  ELSE "t52"."assignment_benchmark_use_phase"
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
                                              "t52"."assignment_strength" * (
                                                "t52"."assignment_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE) + 1
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
                                                  "t52"."assignment_strength" * (
                                                    1 - (
                                                      "t52"."assignment_mean" / 100.0
                                                    )
                                                  )
                                                ) + (
                                                  CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE)
                                                ) + 1
                                              ) * GREATEST(
                                                LEAST(
                                                  CASE
                                                    WHEN "t52"."phase" = 'extend'
                                                    THEN "t52"."assignment_benchmark_extend_phase"
                                                    ELSE "t52"."assignment_benchmark_use_phase"
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
                                        "t52"."assignment_strength" * (
                                          1 - (
                                            "t52"."assignment_mean" / 100.0
                                          )
                                        )
                                      ) + (
                                        CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE)
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
                                                  "t52"."assignment_strength" * (
                                                    "t52"."assignment_mean" / 100.0
                                                  )
                                                ) + CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE) + 1
                                              ) * (
                                                1 - GREATEST(
                                                  LEAST(
                                                    CASE
                                                      WHEN "t52"."phase" = 'extend'
                                                      THEN "t52"."assignment_benchmark_extend_phase"
                                                      ELSE "t52"."assignment_benchmark_use_phase"
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
                                        "t52"."assignment_strength" * (
                                          "t52"."assignment_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE) + 1,
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
                          "t52"."assignment_strength" * (
                            "t52"."assignment_mean" / 100.0
                          )
                        ) + CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE)
                      ) * LN(
                        GREATEST(
                          LEAST(
                            CASE
                              WHEN "t52"."phase" = 'extend'
                              THEN "t52"."assignment_benchmark_extend_phase"
                              ELSE "t52"."assignment_benchmark_use_phase"
                            END / 100.0,
                            0.999999999999
                          ),
                          1e-12
                        )
                      )
                    ) + (
                      (
                        (
                          "t52"."assignment_strength" * (
                            1 - (
                              "t52"."assignment_mean" / 100.0
                            )
                          )
                        ) + (
                          CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE)
                        )
                      ) * LN(
                        1 - GREATEST(
                          LEAST(
                            CASE
                              WHEN "t52"."phase" = 'extend'
                              THEN "t52"."assignment_benchmark_extend_phase"
                              ELSE "t52"."assignment_benchmark_use_phase"
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
                                "t52"."assignment_strength" + CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) + 0.5
                              ) * LN(
                                "t52"."assignment_strength" + CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) + 1
                              )
                            ) - (
                              "t52"."assignment_strength" + CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  "t52"."assignment_strength" + CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      "t52"."assignment_strength" + CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) + 1
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
                                  "t52"."assignment_strength" * (
                                    "t52"."assignment_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE) + 0.5
                              ) * LN(
                                (
                                  "t52"."assignment_strength" * (
                                    "t52"."assignment_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE) + 1
                              )
                            ) - (
                              (
                                "t52"."assignment_strength" * (
                                  "t52"."assignment_mean" / 100.0
                                )
                              ) + CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  (
                                    "t52"."assignment_strength" * (
                                      "t52"."assignment_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      (
                                        "t52"."assignment_strength" * (
                                          "t52"."assignment_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE) + 1
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
                                "t52"."assignment_strength" * (
                                  1 - (
                                    "t52"."assignment_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE)
                              ) + 0.5
                            ) * LN(
                              (
                                "t52"."assignment_strength" * (
                                  1 - (
                                    "t52"."assignment_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE)
                              ) + 1
                            )
                          ) - (
                            (
                              "t52"."assignment_strength" * (
                                1 - (
                                  "t52"."assignment_mean" / 100.0
                                )
                              )
                            ) + (
                              CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE)
                            ) + 1
                          )
                        ) + 0.9189385332046727 + (
                          (
                            1.0 / NULLIF(
                              (
                                (
                                  "t52"."assignment_strength" * (
                                    1 - (
                                      "t52"."assignment_mean" / 100.0
                                    )
                                  )
                                ) + (
                                  CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE)
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
                                      "t52"."assignment_strength" * (
                                        1 - (
                                          "t52"."assignment_mean" / 100.0
                                        )
                                      )
                                    ) + (
                                      CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE)
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
                      "t52"."assignment_strength" * (
                        1 - (
                          "t52"."assignment_mean" / 100.0
                        )
                      )
                    ) + (
                      CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."seats_assigned", "t52"."seats_purchased") AS DOUBLE)
                    )
                  ) / NULLIF(
                    "t52"."assignment_strength" + CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE),
                    0.0
                  )
                ) - GREATEST(
                  LEAST(
                    CASE
                      WHEN "t52"."phase" = 'extend'
                      THEN "t52"."assignment_benchmark_extend_phase"
                      ELSE "t52"."assignment_benchmark_use_phase"
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
      "t52"."mau" IS NOT NULL
    )
    AND (
      "t52"."seats_purchased" IS NOT NULL
    )
    AND (
      "t52"."utilisation_mean" IS NOT NULL
    )
    AND (
      "t52"."utilisation_strength" IS NOT NULL
    )
    AND (
      CASE
        WHEN "t52"."phase" = 'extend'
        THEN "t52"."utilisation_benchmark_extend_phase"
        ELSE "t52"."utilisation_benchmark_use_phase"
      END IS NOT NULL
    )
    AND (
      "t52"."seats_purchased" > 0
    )
    THEN CASE
      WHEN (
        CASE
          WHEN "t52"."phase" = 'extend'
          THEN "t52"."utilisation_benchmark_extend_phase"
          ELSE "t52"."utilisation_benchmark_use_phase"
        END <= 0
      )
      OR (
        (
          (
            "t52"."utilisation_strength" * (
              1 - (
                "t52"."utilisation_mean" / 100.0
              )
            )
          ) + (
            CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
          )
        ) = 0
      )
      THEN 0.0
      WHEN (
        CASE
          WHEN "t52"."phase" = 'extend'
          THEN "t52"."utilisation_benchmark_extend_phase"
          ELSE "t52"."utilisation_benchmark_use_phase"
        END >= 100
      )
      OR (
        (
          (
            "t52"."utilisation_strength" * (
              "t52"."utilisation_mean" / 100.0
            )
          ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
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
                                          "t52"."utilisation_strength" * (
                                            1 - (
                                              "t52"."utilisation_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
                                        ) + 1
                                      ) * GREATEST(
                                        LEAST(
                                          CASE
                                            WHEN "t52"."phase" = 'extend'
                                            THEN "t52"."utilisation_benchmark_extend_phase"
                                            ELSE "t52"."utilisation_benchmark_use_phase"
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
                                          "t52"."utilisation_strength" * (
                                            1 - (
                                              "t52"."utilisation_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
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
                                          "t52"."utilisation_strength" * (
                                            "t52"."utilisation_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE) + 1
                                      ) * (
                                        1 - GREATEST(
                                          LEAST(
                                            CASE
                                              WHEN "t52"."phase" = 'extend'
                                              THEN "t52"."utilisation_benchmark_extend_phase"
                                              ELSE "t52"."utilisation_benchmark_use_phase"
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
                                          "t52"."utilisation_strength" * (
                                            "t52"."utilisation_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE) + 1
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
                                              "t52"."utilisation_strength" * (
                                                1 - (
                                                  "t52"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN "t52"."phase" = 'extend'
                                                THEN "t52"."utilisation_benchmark_extend_phase"
                                                ELSE "t52"."utilisation_benchmark_use_phase"
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
                                    "t52"."utilisation_strength" * (
                                      1 - (
                                        "t52"."utilisation_mean" / 100.0
                                      )
                                    )
                                  ) + (
                                    CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
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
                                              "t52"."utilisation_strength" * (
                                                "t52"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN "t52"."phase" = 'extend'
                                                  THEN "t52"."utilisation_benchmark_extend_phase"
                                                  ELSE "t52"."utilisation_benchmark_use_phase"
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
                                    "t52"."utilisation_strength" * (
                                      "t52"."utilisation_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE) + 1,
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
                                              "t52"."utilisation_strength" * (
                                                1 - (
                                                  "t52"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN "t52"."phase" = 'extend'
                                                THEN "t52"."utilisation_benchmark_extend_phase"
                                                ELSE "t52"."utilisation_benchmark_use_phase"
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
                                              "t52"."utilisation_strength" * (
                                                1 - (
                                                  "t52"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
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
                                              "t52"."utilisation_strength" * (
                                                "t52"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN "t52"."phase" = 'extend'
                                                  THEN "t52"."utilisation_benchmark_extend_phase"
                                                  ELSE "t52"."utilisation_benchmark_use_phase"
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
                                              "t52"."utilisation_strength" * (
                                                "t52"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE) + 1
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
                                                  "t52"."utilisation_strength" * (
                                                    1 - (
                                                      "t52"."utilisation_mean" / 100.0
                                                    )
                                                  )
                                                ) + (
                                                  CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
                                                ) + 1
                                              ) * GREATEST(
                                                LEAST(
                                                  CASE
                                                    WHEN "t52"."phase" = 'extend'
                                                    THEN "t52"."utilisation_benchmark_extend_phase"
                                                    ELSE "t52"."utilisation_benchmark_use_phase"
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
                                        "t52"."utilisation_strength" * (
                                          1 - (
                                            "t52"."utilisation_mean" / 100.0
                                          )
                                        )
                                      ) + (
                                        CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
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
                                                  "t52"."utilisation_strength" * (
                                                    "t52"."utilisation_mean" / 100.0
                                                  )
                                                ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE) + 1
                                              ) * (
                                                1 - GREATEST(
                                                  LEAST(
                                                    CASE
                                                      WHEN "t52"."phase" = 'extend'
                                                      THEN "t52"."utilisation_benchmark_extend_phase"
                                                      ELSE "t52"."utilisation_benchmark_use_phase"
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
                                        "t52"."utilisation_strength" * (
                                          "t52"."utilisation_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE) + 1,
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
                          "t52"."utilisation_strength" * (
                            "t52"."utilisation_mean" / 100.0
                          )
                        ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
                      ) * LN(
                        GREATEST(
                          LEAST(
                            CASE
                              WHEN "t52"."phase" = 'extend'
                              THEN "t52"."utilisation_benchmark_extend_phase"
                              ELSE "t52"."utilisation_benchmark_use_phase"
                            END / 100.0,
                            0.999999999999
                          ),
                          1e-12
                        )
                      )
                    ) + (
                      (
                        (
                          "t52"."utilisation_strength" * (
                            1 - (
                              "t52"."utilisation_mean" / 100.0
                            )
                          )
                        ) + (
                          CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
                        )
                      ) * LN(
                        1 - GREATEST(
                          LEAST(
                            CASE
                              WHEN "t52"."phase" = 'extend'
                              THEN "t52"."utilisation_benchmark_extend_phase"
                              ELSE "t52"."utilisation_benchmark_use_phase"
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
                                "t52"."utilisation_strength" + CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) + 0.5
                              ) * LN(
                                "t52"."utilisation_strength" + CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) + 1
                              )
                            ) - (
                              "t52"."utilisation_strength" + CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  "t52"."utilisation_strength" + CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      "t52"."utilisation_strength" + CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) + 1
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
                                  "t52"."utilisation_strength" * (
                                    "t52"."utilisation_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE) + 0.5
                              ) * LN(
                                (
                                  "t52"."utilisation_strength" * (
                                    "t52"."utilisation_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE) + 1
                              )
                            ) - (
                              (
                                "t52"."utilisation_strength" * (
                                  "t52"."utilisation_mean" / 100.0
                                )
                              ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  (
                                    "t52"."utilisation_strength" * (
                                      "t52"."utilisation_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      (
                                        "t52"."utilisation_strength" * (
                                          "t52"."utilisation_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE) + 1
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
                                "t52"."utilisation_strength" * (
                                  1 - (
                                    "t52"."utilisation_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
                              ) + 0.5
                            ) * LN(
                              (
                                "t52"."utilisation_strength" * (
                                  1 - (
                                    "t52"."utilisation_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
                              ) + 1
                            )
                          ) - (
                            (
                              "t52"."utilisation_strength" * (
                                1 - (
                                  "t52"."utilisation_mean" / 100.0
                                )
                              )
                            ) + (
                              CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
                            ) + 1
                          )
                        ) + 0.9189385332046727 + (
                          (
                            1.0 / NULLIF(
                              (
                                (
                                  "t52"."utilisation_strength" * (
                                    1 - (
                                      "t52"."utilisation_mean" / 100.0
                                    )
                                  )
                                ) + (
                                  CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
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
                                      "t52"."utilisation_strength" * (
                                        1 - (
                                          "t52"."utilisation_mean" / 100.0
                                        )
                                      )
                                    ) + (
                                      CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
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
                      "t52"."utilisation_strength" * (
                        1 - (
                          "t52"."utilisation_mean" / 100.0
                        )
                      )
                    ) + (
                      CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t52"."mau", "t52"."seats_purchased") AS DOUBLE)
                    )
                  ) / NULLIF(
                    "t52"."utilisation_strength" + CAST(NULLIF("t52"."seats_purchased", 0) AS DOUBLE),
                    0.0
                  )
                ) - GREATEST(
                  LEAST(
                    CASE
                      WHEN "t52"."phase" = 'extend'
                      THEN "t52"."utilisation_benchmark_extend_phase"
                      ELSE "t52"."utilisation_benchmark_use_phase"
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
    "t51"."opportunity_id",
    "t51"."contract_id",
    "t51"."tenant_id",
    "t51"."offering_product_line_code",
    "t51"."snapshot_date",
    "t51"."original_account_csn",
    "t51"."cohort",
    "t51"."phase",
    "t51"."seat_bucket",
    "t51"."seats_purchased",
    "t51"."seats_assigned",
    "t51"."assignment_rate",
    "t51"."utilisation_rate",
    "t51"."opportunity_lc_flag",
    "t51"."opportunity_promo_flag",
    "t51"."parent_account_new_customer_flag",
    "t51"."users_without_seats",
    "t51"."mau",
    "t51"."surviving_account_csn",
    "t51"."site_geo",
    "t51"."original_account_named_account_group",
    "t51"."opportunity_close_date",
    "t51"."customer_ews_prediction",
    "t51"."customer_aov_band",
    "t51"."cohort_benchmark_used",
    "t51"."assignment_benchmark_use_phase",
    "t51"."assignment_benchmark_extend_phase",
    "t51"."utilisation_benchmark_use_phase",
    "t51"."utilisation_benchmark_extend_phase",
    "t51"."found_opportunity",
    "t51"."found_account",
    "t51"."acv_usd__c",
    "t51"."opportunity_amount__c",
    "t51"."opportunity_number__c",
    "t51"."days_into_term__c",
    "t51"."term__c",
    "t51"."territory_account_tier__c",
    "t51"."is_renewal_opportunity__c",
    "t51"."known_account",
    "t51"."ispartner__c",
    "t51"."ownerid",
    "t51"."p4pigs__c",
    "t51"."industry_group__c",
    "t51"."ccs_segment__c",
    "t51"."country__c",
    "t51"."state_province__c",
    "t51"."zip_abbreviation__c",
    "t51"."usual_users",
    "t51"."usual_months",
    "t51"."has_used_before",
    "t51"."is_dirty_pool",
    "t51"."is_dirty_team",
    "t24"."told_opportunity",
    "t24"."opportunities_on_usage",
    "t25"."selected_opportunity",
    "t26"."segments",
    "t26"."segmented_csn",
    "t27"."assignment_mean",
    "t27"."assignment_strength",
    "t27"."utilisation_mean",
    "t27"."utilisation_strength",
    "t27"."is_bootstrap",
    "t27"."of_cohort",
    "t27"."of_bucket",
    "t27"."of_phase"
  FROM (
    SELECT
      "t49"."opportunity_id",
      "t49"."contract_id",
      "t49"."tenant_id",
      "t49"."offering_product_line_code",
      "t49"."snapshot_date",
      "t49"."original_account_csn",
      "t49"."cohort",
      "t49"."phase",
      "t49"."seat_bucket",
      "t49"."seats_purchased",
      "t49"."seats_assigned",
      "t49"."assignment_rate",
      "t49"."utilisation_rate",
      "t49"."opportunity_lc_flag",
      "t49"."opportunity_promo_flag",
      "t49"."parent_account_new_customer_flag",
      "t49"."users_without_seats",
      "t49"."mau",
      "t49"."surviving_account_csn",
      "t49"."site_geo",
      "t49"."original_account_named_account_group",
      "t49"."opportunity_close_date",
      "t49"."customer_ews_prediction",
      "t49"."customer_aov_band",
      "t49"."cohort_benchmark_used",
      "t49"."assignment_benchmark_use_phase",
      "t49"."assignment_benchmark_extend_phase",
      "t49"."utilisation_benchmark_use_phase",
      "t49"."utilisation_benchmark_extend_phase",
      "t49"."found_opportunity",
      "t49"."found_account",
      "t49"."acv_usd__c",
      "t49"."opportunity_amount__c",
      "t49"."opportunity_number__c",
      "t49"."days_into_term__c",
      "t49"."term__c",
      "t49"."territory_account_tier__c",
      "t49"."is_renewal_opportunity__c",
      "t49"."known_account",
      "t49"."ispartner__c",
      "t49"."ownerid",
      "t49"."p4pigs__c",
      "t49"."industry_group__c",
      "t49"."ccs_segment__c",
      "t49"."country__c",
      "t49"."state_province__c",
      "t49"."zip_abbreviation__c",
      "t49"."usual_users",
      "t49"."usual_months",
      "t49"."has_used_before",
      "t49"."is_dirty_pool",
      "t49"."is_dirty_team"
    FROM (
      SELECT
        "t48"."opportunity_id",
        "t48"."contract_id",
        "t48"."tenant_id",
        "t48"."offering_product_line_code",
        "t48"."snapshot_date",
        "t48"."original_account_csn",
        "t48"."cohort",
        "t48"."phase",
        "t48"."seat_bucket",
        "t48"."seats_purchased",
        "t48"."seats_assigned",
        "t48"."assignment_rate",
        "t48"."utilisation_rate",
        "t48"."opportunity_lc_flag",
        "t48"."opportunity_promo_flag",
        "t48"."parent_account_new_customer_flag",
        "t48"."users_without_seats",
        "t48"."mau",
        "t48"."surviving_account_csn",
        "t48"."site_geo",
        "t48"."original_account_named_account_group",
        "t48"."opportunity_close_date",
        "t48"."customer_ews_prediction",
        "t48"."customer_aov_band",
        "t48"."cohort_benchmark_used",
        "t48"."assignment_benchmark_use_phase",
        "t48"."assignment_benchmark_extend_phase",
        "t48"."utilisation_benchmark_use_phase",
        "t48"."utilisation_benchmark_extend_phase",
        "t48"."found_opportunity",
        "t48"."found_account",
        "t48"."acv_usd__c",
        "t48"."opportunity_amount__c",
        "t48"."opportunity_number__c",
        "t48"."days_into_term__c",
        "t48"."term__c",
        "t48"."territory_account_tier__c",
        "t48"."is_renewal_opportunity__c",
        "t48"."known_account",
        "t48"."ispartner__c",
        "t48"."ownerid",
        "t48"."p4pigs__c",
        "t48"."industry_group__c",
        "t48"."ccs_segment__c",
        "t48"."country__c",
        "t48"."state_province__c",
        "t48"."zip_abbreviation__c",
        "t48"."usual_users",
        "t48"."usual_months",
        "t48"."has_used_before",
        "t41"."contract_id" AS "contract_id_right",
        "t41"."tenant_id" AS "tenant_id_right",
        "t41"."offering_product_line_code" AS "offering_product_line_code_right",
        "t41"."is_dirty_pool",
        "t41"."is_dirty_team"
      FROM (
        SELECT
          "t46"."opportunity_id",
          "t46"."contract_id",
          "t46"."tenant_id",
          "t46"."offering_product_line_code",
          "t46"."snapshot_date",
          "t46"."original_account_csn",
          "t46"."cohort",
          "t46"."phase",
          "t46"."seat_bucket",
          "t46"."seats_purchased",
          "t46"."seats_assigned",
          "t46"."assignment_rate",
          "t46"."utilisation_rate",
          "t46"."opportunity_lc_flag",
          "t46"."opportunity_promo_flag",
          "t46"."parent_account_new_customer_flag",
          "t46"."users_without_seats",
          "t46"."mau",
          "t46"."surviving_account_csn",
          "t46"."site_geo",
          "t46"."original_account_named_account_group",
          "t46"."opportunity_close_date",
          "t46"."customer_ews_prediction",
          "t46"."customer_aov_band",
          "t46"."cohort_benchmark_used",
          "t46"."assignment_benchmark_use_phase",
          "t46"."assignment_benchmark_extend_phase",
          "t46"."utilisation_benchmark_use_phase",
          "t46"."utilisation_benchmark_extend_phase",
          "t46"."found_opportunity",
          "t46"."found_account",
          "t46"."acv_usd__c",
          "t46"."opportunity_amount__c",
          "t46"."opportunity_number__c",
          "t46"."days_into_term__c",
          "t46"."term__c",
          "t46"."territory_account_tier__c",
          "t46"."is_renewal_opportunity__c",
          "t46"."known_account",
          "t46"."ispartner__c",
          "t46"."ownerid",
          "t46"."p4pigs__c",
          "t46"."industry_group__c",
          "t46"."ccs_segment__c",
          "t46"."country__c",
          "t46"."state_province__c",
          "t46"."zip_abbreviation__c",
          "t46"."usual_users",
          "t46"."usual_months",
          "t46"."has_used_before"
        FROM (
          SELECT
            "t28"."opportunity_id",
            "t28"."contract_id",
            "t28"."tenant_id",
            "t28"."offering_product_line_code",
            "t28"."snapshot_date",
            "t28"."original_account_csn",
            "t28"."cohort",
            "t28"."phase",
            "t28"."seat_bucket",
            "t28"."seats_purchased",
            "t28"."seats_assigned",
            "t28"."assignment_rate",
            "t28"."utilisation_rate",
            "t28"."opportunity_lc_flag",
            "t28"."opportunity_promo_flag",
            "t28"."parent_account_new_customer_flag",
            "t28"."users_without_seats",
            "t36"."mau",
            "t36"."surviving_account_csn",
            "t36"."site_geo",
            "t36"."original_account_named_account_group",
            "t36"."opportunity_close_date",
            "t36"."customer_ews_prediction",
            "t36"."customer_aov_band",
            "t36"."cohort_benchmark_used",
            "t36"."assignment_benchmark_use_phase",
            "t36"."assignment_benchmark_extend_phase",
            "t36"."utilisation_benchmark_use_phase",
            "t36"."utilisation_benchmark_extend_phase",
            "t30"."found_opportunity",
            "t30"."found_account",
            "t30"."acv_usd__c",
            "t30"."opportunity_amount__c",
            "t30"."opportunity_number__c",
            "t30"."days_into_term__c",
            "t30"."term__c",
            "t30"."territory_account_tier__c",
            "t30"."is_renewal_opportunity__c",
            "t31"."known_account",
            "t31"."ispartner__c",
            "t31"."ownerid",
            "t31"."p4pigs__c",
            "t31"."industry_group__c",
            "t31"."ccs_segment__c",
            "t31"."country__c",
            "t31"."state_province__c",
            "t31"."zip_abbreviation__c",
            "t45"."tenant_id" AS "tenant_id_right",
            "t45"."offering_product_line_code" AS "offering_product_line_code_right",
            "t45"."usual_users",
            "t45"."usual_months",
            "t45"."has_used_before"
          FROM (
            SELECT
              "t4"."opportunity_id",
              "t4"."contract_id",
              "t4"."tenant_id",
              "t4"."offering_product_line_code",
              "t4"."snapshot_date",
              "t4"."original_account_csn",
              "t4"."cohort",
              "t4"."phase",
              "t4"."seat_bucket",
              "t4"."seats_purchased",
              "t4"."seats_assigned",
              "t4"."assignment_rate",
              "t4"."utilisation_rate",
              "t4"."opportunity_lc_flag",
              "t4"."opportunity_promo_flag",
              "t4"."parent_account_new_customer_flag",
              "t4"."users_without_seats"
            FROM "ide_observation_monthly" AS "t4"
          ) AS "t28"
          INNER JOIN (
            SELECT
              "t5"."opportunity_id",
              "t5"."contract_id",
              "t5"."tenant_id",
              "t5"."offering_product_line_code",
              MAX("t5"."mau") AS "mau",
              MAX("t5"."surviving_account_csn") AS "surviving_account_csn",
              MAX("t5"."site_geo") AS "site_geo",
              MAX("t5"."original_account_named_account_group") AS "original_account_named_account_group",
              MAX("t5"."opportunity_close_date") AS "opportunity_close_date",
              MAX("t5"."customer_ews_prediction") AS "customer_ews_prediction",
              MAX("t5"."customer_aov_band") AS "customer_aov_band",
              MAX("t5"."cohort_benchmark_used") AS "cohort_benchmark_used",
              MAX("t5"."assignment_benchmark_use_phase") AS "assignment_benchmark_use_phase",
              MAX("t5"."assignment_benchmark_extend_phase") AS "assignment_benchmark_extend_phase",
              MAX("t5"."utilisation_benchmark_use_phase") AS "utilisation_benchmark_use_phase",
              MAX("t5"."utilisation_benchmark_extend_phase") AS "utilisation_benchmark_extend_phase"
            FROM "ide_cohort_benchmark_monthly" AS "t5"
            GROUP BY
              1,
              2,
              3,
              4
          ) AS "t36"
            ON "t28"."opportunity_id" = "t36"."opportunity_id"
            AND "t28"."contract_id" = "t36"."contract_id"
            AND "t28"."tenant_id" = "t36"."tenant_id"
            AND "t28"."offering_product_line_code" = "t36"."offering_product_line_code"
          LEFT OUTER JOIN (
            SELECT
              "t6"."id" AS "found_opportunity",
              "t6"."accountid" AS "found_account",
              "t6"."acv_usd__c",
              "t6"."opportunity_amount__c",
              "t6"."opportunity_number__c",
              "t6"."days_into_term__c",
              "t6"."term__c",
              "t6"."territory_account_tier__c",
              "t6"."is_renewal_opportunity__c"
            FROM "opportunity" AS "t6"
          ) AS "t30"
            ON "t28"."opportunity_id" = "t30"."found_opportunity"
          LEFT OUTER JOIN (
            SELECT
              "t7"."id" AS "known_account",
              "t7"."ispartner__c",
              "t7"."ownerid",
              "t7"."p4pigs__c",
              "t7"."industry_group__c",
              "t7"."ccs_segment__c",
              "t7"."country__c",
              "t7"."state_province__c",
              "t7"."zip_abbreviation__c"
            FROM "account" AS "t7"
          ) AS "t31"
            ON "t30"."found_account" = "t31"."known_account"
          LEFT OUTER JOIN (
            SELECT
              "t43"."tenant_id",
              "t43"."offering_product_line_code",
              SUM(CASE WHEN "t43"."is_usual" THEN "t43"."users" ELSE 0 END) AS "usual_users",
              SUM(CASE WHEN "t43"."is_usual" THEN 1 ELSE 0 END) AS "usual_months",
              BOOL_OR(CAST("t43"."users" > 0 AS BOOLEAN)) AS "has_used_before"
            FROM (
              SELECT
                "t42"."tenant_id",
                "t42"."offering_product_line_code",
                "t42"."by_month",
                "t42"."users",
                (
                  (
                    (
                      CAST(':year' AS BIGINT) * 12
                    ) + CAST(':number' AS BIGINT)
                  ) - (
                    (
                      EXTRACT(year FROM "t42"."by_month") * 12
                    ) + EXTRACT(month FROM "t42"."by_month")
                  )
                ) <= 3 AS "is_usual"
              FROM (
                SELECT
                  "t39"."tenant_id",
                  "t39"."offering_product_line_code",
                  "t39"."by_month",
                  MAX("t39"."mau") AS "users"
                FROM (
                  SELECT
                    "t38"."by_month",
                    "t38"."tenant_id",
                    "t38"."offering_product_line_code",
                    "t38"."product_offering",
                    "t38"."mau",
                    "t38"."seats_purchased",
                    "t38"."seats_assigned",
                    "t38"."usage_rate",
                    "t38"."utilisation_rate",
                    "t38"."dormancy_flag",
                    "t38"."mau_source",
                    "t38"."has_subscription"
                  FROM (
                    SELECT
                      "t12"."by_month",
                      "t12"."tenant_id",
                      "t12"."mau",
                      "t12"."seats_purchased",
                      "t12"."seats_assigned",
                      "t12"."usage_rate",
                      "t12"."utilisation_rate",
                      "t12"."dormancy_flag",
                      "t12"."mau_source",
                      "t12"."has_subscription",
                      COALESCE("t34"."offering_now", "t12"."product_offering") AS "product_offering",
                      COALESCE("t34"."line_now", "t35"."moved_to", "t12"."offering_product_line_code") AS "offering_product_line_code"
                    FROM "usage_monthly" AS "t12"
                    LEFT OUTER JOIN (
                      SELECT
                        "t11"."product_offering" AS "renamed_offering",
                        "t11"."offering_product_line_code" AS "renamed_line",
                        "t11"."successor_offering" AS "offering_now",
                        "t11"."successor_line_code" AS "line_now"
                      FROM "product_renames" AS "t11"
                    ) AS "t34"
                      ON "t12"."product_offering" = "t34"."renamed_offering"
                      AND "t12"."offering_product_line_code" = "t34"."renamed_line"
                    LEFT OUTER JOIN (
                      SELECT DISTINCT
                        "t11"."offering_product_line_code" AS "moved_line",
                        "t11"."successor_line_code" AS "moved_to"
                      FROM "product_renames" AS "t11"
                      WHERE
                        "t11"."is_whole_line"
                    ) AS "t35"
                      ON "t12"."offering_product_line_code" = "t35"."moved_line"
                  ) AS "t38"
                ) AS "t39"
                GROUP BY
                  1,
                  2,
                  3
              ) AS "t42"
            ) AS "t43"
            GROUP BY
              1,
              2
          ) AS "t45"
            ON "t28"."tenant_id" = "t45"."tenant_id"
            AND "t28"."offering_product_line_code" = "t45"."offering_product_line_code"
        ) AS "t46"
      ) AS "t48"
      LEFT OUTER JOIN (
        SELECT
          "t37"."contract_id",
          "t37"."tenant_id",
          "t37"."offering_product_line_code",
          BOOL_OR(CAST("t37"."subscriptions" > 1 AS BOOLEAN)) AS "is_dirty_pool",
          BOOL_OR(CAST("t37"."accounts" > 1 AS BOOLEAN)) AS "is_dirty_team"
        FROM (
          SELECT
            "t32"."contract_id",
            "t32"."tenant_id",
            "t32"."offering_product_line_code",
            "t32"."pool_id",
            "t33"."subscriptions",
            "t33"."accounts"
          FROM (
            SELECT DISTINCT
              "t8"."contract_id",
              "t8"."tenant_id",
              "t8"."offering_product_line_code",
              "t8"."pool_id"
            FROM "active_subscription_monthly" AS "t8"
          ) AS "t32"
          INNER JOIN (
            SELECT
              "t9"."tenant_id",
              "t9"."pool_id",
              "t9"."subscriptions",
              "t9"."accounts"
            FROM "pool_monthly" AS "t9"
          ) AS "t33"
            ON "t32"."tenant_id" = "t33"."tenant_id" AND "t32"."pool_id" = "t33"."pool_id"
        ) AS "t37"
        GROUP BY
          1,
          2,
          3
      ) AS "t41"
        ON "t48"."contract_id" = "t41"."contract_id"
        AND "t48"."tenant_id" = "t41"."tenant_id"
        AND "t48"."offering_product_line_code" = "t41"."offering_product_line_code"
    ) AS "t49"
  ) AS "t51"
  LEFT OUTER JOIN (
    SELECT
      "t0"."opportunity_id" AS "told_opportunity",
      "t0"."opportunities_on_usage"
    FROM "ide_opportunity_coverage_monthly" AS "t0"
  ) AS "t24"
    ON "t51"."opportunity_id" = "t24"."told_opportunity"
  LEFT OUTER JOIN (
    SELECT DISTINCT
      "t1"."opportunity_id" AS "selected_opportunity"
    FROM "ide_opportunity_selection_monthly" AS "t1"
  ) AS "t25"
    ON "t51"."opportunity_id" = "t25"."selected_opportunity"
  LEFT OUTER JOIN (
    SELECT
      "t2"."segments",
      "t2"."surviving_account_csn" AS "segmented_csn"
    FROM "segment_accounts_monthly" AS "t2"
  ) AS "t26"
    ON "t51"."surviving_account_csn" = "t26"."segmented_csn"
  LEFT OUTER JOIN (
    SELECT
      "t3"."assignment_mean",
      "t3"."assignment_strength",
      "t3"."utilisation_mean",
      "t3"."utilisation_strength",
      "t3"."is_bootstrap",
      "t3"."cohort" AS "of_cohort",
      "t3"."seat_bucket" AS "of_bucket",
      "t3"."phase" AS "of_phase"
    FROM "cohort_benchmarks" AS "t3"
  ) AS "t27"
    ON "t51"."cohort_benchmark_used" = "t27"."of_cohort"
    AND "t51"."seat_bucket" = "t27"."of_bucket"
    AND "t51"."phase" = "t27"."of_phase"
) AS "t52"
