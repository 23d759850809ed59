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
  "t49"."is_dirty_team",
  "t49"."told_opportunity",
  "t49"."opportunities_on_usage",
  "t49"."selected_opportunity",
  "t49"."assignment_mean",
  "t49"."assignment_strength",
  "t49"."utilisation_mean",
  "t49"."utilisation_strength",
  "t49"."is_bootstrap",
  "t49"."of_cohort",
  "t49"."of_bucket",
  "t49"."of_phase",
  CASE WHEN "t49"."phase" = 'extend' THEN 'Renew' ELSE 'Adopt' END AS "lifecycle",
  DATE_DIFF('DAY', "t49"."snapshot_date", "t49"."opportunity_close_date") AS "days_to_close",
  "t49"."acv_usd__c" AS "acv_usd",
  "t49"."industry_group__c" AS "industry_group",
  CASE
    WHEN (
      "t49"."mau" IS NOT NULL
    )
    AND (
      "t49"."seats_purchased" IS NOT NULL
    )
    AND (
      "t49"."utilisation_mean" IS NOT NULL
    )
    AND (
      "t49"."utilisation_strength" IS NOT NULL
    )
    AND (
      CASE
        WHEN (
          CAST("t49"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t49"."usual_months" * "t49"."seats_purchased" AS DOUBLE), 0.0)
        ) > 100
        THEN 100.0
        ELSE CAST("t49"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t49"."usual_months" * "t49"."seats_purchased" AS DOUBLE), 0.0)
      END IS NOT NULL
    )
    AND (
      "t49"."seats_purchased" > 0
    )
    THEN CASE
      WHEN (
        CASE
          WHEN (
            CAST("t49"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t49"."usual_months" * "t49"."seats_purchased" AS DOUBLE), 0.0)
          ) > 100
          THEN 100.0
          ELSE CAST("t49"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t49"."usual_months" * "t49"."seats_purchased" AS DOUBLE), 0.0)
        END <= 0
      )
      OR (
        (
          (
            "t49"."utilisation_strength" * (
              1 - (
                "t49"."utilisation_mean" / 100.0
              )
            )
          ) + (
            CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
          )
        ) = 0
      )
      THEN 0.0
      WHEN (
        CASE
          WHEN (
            CAST("t49"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t49"."usual_months" * "t49"."seats_purchased" AS DOUBLE), 0.0)
          ) > 100
          THEN 100.0
          ELSE CAST("t49"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t49"."usual_months" * "t49"."seats_purchased" AS DOUBLE), 0.0)
        END >= 100
      )
      OR (
        (
          (
            "t49"."utilisation_strength" * (
              "t49"."utilisation_mean" / 100.0
            )
          ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
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
                                          "t49"."utilisation_strength" * (
                                            1 - (
                                              "t49"."utilisation_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
                                        ) + 1
                                      ) * GREATEST(
                                        LEAST(
                                          CASE
                                            WHEN (
                                              CAST("t49"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t49"."usual_months" * "t49"."seats_purchased" AS DOUBLE), 0.0)
                                            ) > 100
                                            THEN 100.0
                                            ELSE CAST("t49"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t49"."usual_months" * "t49"."seats_purchased" AS DOUBLE), 0.0)
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
                                          "t49"."utilisation_strength" * (
                                            1 - (
                                              "t49"."utilisation_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
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
                                          "t49"."utilisation_strength" * (
                                            "t49"."utilisation_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE) + 1
                                      ) * (
                                        1 - GREATEST(
                                          LEAST(
                                            CASE
                                              WHEN (
                                                CAST("t49"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t49"."usual_months" * "t49"."seats_purchased" AS DOUBLE), 0.0)
                                              ) > 100
                                              THEN 100.0
                                              ELSE CAST("t49"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t49"."usual_months" * "t49"."seats_purchased" AS DOUBLE), 0.0)
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
                                          "t49"."utilisation_strength" * (
                                            "t49"."utilisation_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE) + 1
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
                                              "t49"."utilisation_strength" * (
                                                1 - (
                                                  "t49"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN (
                                                  CAST("t49"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t49"."usual_months" * "t49"."seats_purchased" AS DOUBLE), 0.0)
                                                ) > 100
                                                THEN 100.0
                                                ELSE CAST("t49"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t49"."usual_months" * "t49"."seats_purchased" AS DOUBLE), 0.0)
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
                                    "t49"."utilisation_strength" * (
                                      1 - (
                                        "t49"."utilisation_mean" / 100.0
                                      )
                                    )
                                  ) + (
                                    CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
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
                                              "t49"."utilisation_strength" * (
                                                "t49"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN (
                                                    CAST("t49"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t49"."usual_months" * "t49"."seats_purchased" AS DOUBLE), 0.0)
                                                  ) > 100
                                                  THEN 100.0
                                                  ELSE CAST("t49"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t49"."usual_months" * "t49"."seats_purchased" AS DOUBLE), 0.0)
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
                                    "t49"."utilisation_strength" * (
                                      "t49"."utilisation_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE) + 1,
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
                                              "t49"."utilisation_strength" * (
                                                1 - (
                                                  "t49"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN (
                                                  CAST("t49"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t49"."usual_months" * "t49"."seats_purchased" AS DOUBLE), 0.0)
                                                ) > 100
                                                THEN 100.0
                                                ELSE CAST("t49"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t49"."usual_months" * "t49"."seats_purchased" AS DOUBLE), 0.0)
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
                                              "t49"."utilisation_strength" * (
                                                1 - (
                                                  "t49"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
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
                                              "t49"."utilisation_strength" * (
                                                "t49"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN (
                                                    CAST("t49"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t49"."usual_months" * "t49"."seats_purchased" AS DOUBLE), 0.0)
                                                  ) > 100
                                                  THEN 100.0
                                                  ELSE CAST("t49"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t49"."usual_months" * "t49"."seats_purchased" AS DOUBLE), 0.0)
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
                                              "t49"."utilisation_strength" * (
                                                "t49"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE) + 1
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
                                                  "t49"."utilisation_strength" * (
                                                    1 - (
                                                      "t49"."utilisation_mean" / 100.0
                                                    )
                                                  )
                                                ) + (
                                                  CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
                                                ) + 1
                                              ) * GREATEST(
                                                LEAST(
                                                  CASE
                                                    WHEN (
                                                      CAST("t49"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t49"."usual_months" * "t49"."seats_purchased" AS DOUBLE), 0.0)
                                                    ) > 100
                                                    THEN 100.0
                                                    ELSE CAST("t49"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t49"."usual_months" * "t49"."seats_purchased" AS DOUBLE), 0.0)
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
                                        "t49"."utilisation_strength" * (
                                          1 - (
                                            "t49"."utilisation_mean" / 100.0
                                          )
                                        )
                                      ) + (
                                        CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
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
                                                  "t49"."utilisation_strength" * (
                                                    "t49"."utilisation_mean" / 100.0
                                                  )
                                                ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE) + 1
                                              ) * (
                                                1 - GREATEST(
                                                  LEAST(
                                                    CASE
                                                      WHEN (
                                                        CAST("t49"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t49"."usual_months" * "t49"."seats_purchased" AS DOUBLE), 0.0)
                                                      ) > 100
                                                      THEN 100.0
                                                      ELSE CAST("t49"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t49"."usual_months" * "t49"."seats_purchased" AS DOUBLE), 0.0)
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
                                        "t49"."utilisation_strength" * (
                                          "t49"."utilisation_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE) + 1,
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
                          "t49"."utilisation_strength" * (
                            "t49"."utilisation_mean" / 100.0
                          )
                        ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
                      ) * LN(
                        GREATEST(
                          LEAST(
                            CASE
                              WHEN (
                                CAST("t49"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t49"."usual_months" * "t49"."seats_purchased" AS DOUBLE), 0.0)
                              ) > 100
                              THEN 100.0
                              ELSE CAST("t49"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t49"."usual_months" * "t49"."seats_purchased" AS DOUBLE), 0.0)
                            END / 100.0,
                            0.999999999999
                          ),
                          1e-12
                        )
                      )
                    ) + (
                      (
                        (
                          "t49"."utilisation_strength" * (
                            1 - (
                              "t49"."utilisation_mean" / 100.0
                            )
                          )
                        ) + (
                          CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
                        )
                      ) * LN(
                        1 - GREATEST(
                          LEAST(
                            CASE
                              WHEN (
                                CAST("t49"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t49"."usual_months" * "t49"."seats_purchased" AS DOUBLE), 0.0)
                              ) > 100
                              THEN 100.0
                              ELSE CAST("t49"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t49"."usual_months" * "t49"."seats_purchased" AS DOUBLE), 0.0)
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
                                "t49"."utilisation_strength" + CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) + 0.5
                              ) * LN(
                                "t49"."utilisation_strength" + CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) + 1
                              )
                            ) - (
                              "t49"."utilisation_strength" + CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  "t49"."utilisation_strength" + CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      "t49"."utilisation_strength" + CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) + 1
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
                                  "t49"."utilisation_strength" * (
                                    "t49"."utilisation_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE) + 0.5
                              ) * LN(
                                (
                                  "t49"."utilisation_strength" * (
                                    "t49"."utilisation_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE) + 1
                              )
                            ) - (
                              (
                                "t49"."utilisation_strength" * (
                                  "t49"."utilisation_mean" / 100.0
                                )
                              ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  (
                                    "t49"."utilisation_strength" * (
                                      "t49"."utilisation_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      (
                                        "t49"."utilisation_strength" * (
                                          "t49"."utilisation_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE) + 1
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
                                "t49"."utilisation_strength" * (
                                  1 - (
                                    "t49"."utilisation_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
                              ) + 0.5
                            ) * LN(
                              (
                                "t49"."utilisation_strength" * (
                                  1 - (
                                    "t49"."utilisation_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
                              ) + 1
                            )
                          ) - (
                            (
                              "t49"."utilisation_strength" * (
                                1 - (
                                  "t49"."utilisation_mean" / 100.0
                                )
                              )
                            ) + (
                              CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
                            ) + 1
                          )
                        ) + 0.9189385332046727 + (
                          (
                            1.0 / NULLIF(
                              (
                                (
                                  "t49"."utilisation_strength" * (
                                    1 - (
                                      "t49"."utilisation_mean" / 100.0
                                    )
                                  )
                                ) + (
                                  CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
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
                                      "t49"."utilisation_strength" * (
                                        1 - (
                                          "t49"."utilisation_mean" / 100.0
                                        )
                                      )
                                    ) + (
                                      CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
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
                      "t49"."utilisation_strength" * (
                        1 - (
                          "t49"."utilisation_mean" / 100.0
                        )
                      )
                    ) + (
                      CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
                    )
                  ) / NULLIF(
                    "t49"."utilisation_strength" + CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE),
                    0.0
                  )
                ) - GREATEST(
                  LEAST(
                    CASE
                      WHEN (
                        CAST("t49"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t49"."usual_months" * "t49"."seats_purchased" AS DOUBLE), 0.0)
                      ) > 100
                      THEN 100.0
                      ELSE CAST("t49"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t49"."usual_months" * "t49"."seats_purchased" AS DOUBLE), 0.0)
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
          "t49"."usual_users" * 20
        ) + "t49"."usual_months"
      ) - (
        (
          (
            "t49"."usual_users" * 20
          ) + "t49"."usual_months"
        ) % (
          NULLIF("t49"."usual_months", 0) * 2
        )
      )
    ) / (
      NULLIF("t49"."usual_months", 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "mau_before",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t49"."mau" * "t49"."usual_months" * 200
        ) + "t49"."usual_users"
      ) - (
        (
          (
            "t49"."mau" * "t49"."usual_months" * 200
          ) + "t49"."usual_users"
        ) % (
          NULLIF("t49"."usual_users", 0) * 2
        )
      )
    ) / (
      NULLIF("t49"."usual_users", 0) * 2
    )
  ) AS BIGINT) - 100 AS DOUBLE) AS "usage_change",
  "t49"."mau" = 0 AS "dormancy_flag",
  COALESCE("t49"."customer_ews_prediction" < 0.3, FALSE) AS "is_at_risk",
  CAST(':in_unreliable_window' AS BOOLEAN) AS "is_unreliable_assignment",
  CASE
    WHEN NOT (
      COALESCE("t49"."customer_aov_band" IN ('AOV: $5-10k', 'AOV: $10k+'), FALSE)
    )
    THEN 'annual order value'
    WHEN NOT (
      COALESCE(
        LOWER("t49"."original_account_named_account_group") IN (
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
          LOWER("t49"."offering_product_line_code") IN ('premsub', 'collrp', 'bimcoll', 'tflex', 'eflex', 'mflex')
        ),
        FALSE
      )
    )
    THEN 'product line'
    WHEN NOT (
      COALESCE("t49"."term__c" IN ('Annual', '3-Year'), FALSE)
    )
    THEN 'term'
    WHEN NOT (
      COALESCE(
        "t49"."territory_account_tier__c" IN ('Tier 1', 'Tier 2', 'Tier 3', 'Supported', 'Digital Only'),
        FALSE
      )
    )
    THEN 'account tier'
    WHEN NOT (
      COALESCE("t49"."is_renewal_opportunity__c", FALSE)
    )
    THEN 'not a renewal'
    WHEN NOT (
      COALESCE("t49"."opportunity_close_date" > "t49"."snapshot_date", FALSE)
    )
    THEN 'close date has passed'
    WHEN NOT (
      COALESCE(NOT (
        "t49"."ispartner__c"
      ), FALSE)
    )
    THEN 'partner'
    ELSE NULL
  END AS "ineligible_because",
  "t49"."selected_opportunity" IS NOT NULL AS "is_selected",
  CASE
    WHEN "t49"."phase" = 'extend'
    THEN "t49"."assignment_benchmark_extend_phase"
    ELSE "t49"."assignment_benchmark_use_phase"
  END AS "assignment_benchmark",
  CASE
    WHEN "t49"."phase" = 'extend'
    THEN "t49"."utilisation_benchmark_extend_phase"
    ELSE "t49"."utilisation_benchmark_use_phase"
  END AS "utilisation_benchmark",
  CAST(CAST(ROUND("t49"."assignment_rate" * 10, 0) AS BIGINT) - CAST(ROUND(
    CASE
      WHEN "t49"."phase" = 'extend'
      THEN "t49"."assignment_benchmark_extend_phase"
      ELSE "t49"."assignment_benchmark_use_phase"
    END * 10,
    0
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "assignment_diff",
  CAST(CAST(ROUND("t49"."utilisation_rate" * 10, 0) AS BIGINT) - CAST(ROUND(
    CASE
      WHEN "t49"."phase" = 'extend'
      THEN "t49"."utilisation_benchmark_extend_phase"
      ELSE "t49"."utilisation_benchmark_use_phase"
    END * 10,
    0
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "utilisation_diff",
  CASE
    WHEN (
      "t49"."seats_assigned" IS NOT NULL
    )
    AND (
      "t49"."seats_purchased" IS NOT NULL
    )
    AND (
      "t49"."assignment_mean" IS NOT NULL
    )
    AND (
      "t49"."assignment_strength" IS NOT NULL
    )
    AND (
      CASE
        WHEN "t49"."phase" = 'extend'
        THEN "t49"."assignment_benchmark_extend_phase"
        ELSE "t49"."assignment_benchmark_use_phase"
      END IS NOT NULL
    )
    AND (
      "t49"."seats_purchased" > 0
    )
    THEN CASE
      WHEN (
        CASE
          WHEN "t49"."phase" = 'extend'
          THEN "t49"."assignment_benchmark_extend_phase"
          ELSE "t49"."assignment_benchmark_use_phase"
        END <= 0
      )
      OR (
        (
          (
            "t49"."assignment_strength" * (
              1 - (
                "t49"."assignment_mean" / 100.0
              )
            )
          ) + (
            CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE)
          )
        ) = 0
      )
      THEN 0.0
      WHEN (
        CASE
          WHEN "t49"."phase" = 'extend'
          THEN "t49"."assignment_benchmark_extend_phase"
          ELSE "t49"."assignment_benchmark_use_phase"
        END >= 100
      )
      OR (
        (
          (
            "t49"."assignment_strength" * (
              "t49"."assignment_mean" / 100.0
            )
          ) + CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE)
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
                                          "t49"."assignment_strength" * (
                                            1 - (
                                              "t49"."assignment_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE)
                                        ) + 1
                                      ) * GREATEST(
                                        LEAST(
                                          CASE
                                            WHEN "t49"."phase" = 'extend'
                                            THEN "t49"."assignment_benchmark_extend_phase"
                                            ELSE "t49"."assignment_benchmark_use_phase"
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
                                          "t49"."assignment_strength" * (
                                            1 - (
                                              "t49"."assignment_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE)
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
                                          "t49"."assignment_strength" * (
                                            "t49"."assignment_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE) + 1
                                      ) * (
                                        1 - GREATEST(
                                          LEAST(
                                            CASE
                                              WHEN "t49"."phase" = 'extend'
                                              THEN "t49"."assignment_benchmark_extend_phase"
                                              ELSE "t49"."assignment_benchmark_use_phase"
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
                                          "t49"."assignment_strength" * (
                                            "t49"."assignment_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE) + 1
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
                                              "t49"."assignment_strength" * (
                                                1 - (
                                                  "t49"."assignment_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN "t49"."phase" = 'extend'
                                                THEN "t49"."assignment_benchmark_extend_phase"
                                                ELSE "t49"."assignment_benchmark_use_phase"
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
                                    "t49"."assignment_strength" * (
                                      1 - (
                                        "t49"."assignment_mean" / 100.0
                                      )
                                    )
                                  ) + (
                                    CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE)
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
                                              "t49"."assignment_strength" * (
                                                "t49"."assignment_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN "t49"."phase" = 'extend'
                                                  THEN "t49"."assignment_benchmark_extend_phase"
                                                  ELSE "t49"."assignment_benchmark_use_phase"
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
                                    "t49"."assignment_strength" * (
                                      "t49"."assignment_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE) + 1,
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
                                              "t49"."assignment_strength" * (
                                                1 - (
                                                  "t49"."assignment_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN "t49"."phase" = 'extend'
                                                THEN "t49"."assignment_benchmark_extend_phase"
                                                ELSE "t49"."assignment_benchmark_use_phase"
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
                                              "t49"."assignment_strength" * (
                                                1 - (
                                                  "t49"."assignment_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE)
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
                                              "t49"."assignment_strength" * (
                                                "t49"."assignment_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN "t49"."phase" = 'extend'
                                                  THEN "t49"."assignment_benchmark_extend_phase"
                                                  ELSE "t49"."assignment_benchmark_use_phase"
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
                                              "t49"."assignment_strength" * (
                                                "t49"."assignment_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE) + 1
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
                                                  "t49"."assignment_strength" * (
                                                    1 - (
                                                      "t49"."assignment_mean" / 100.0
                                                    )
                                                  )
                                                ) + (
                                                  CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE)
                                                ) + 1
                                              ) * GREATEST(
                                                LEAST(
                                                  CASE
                                                    WHEN "t49"."phase" = 'extend'
                                                    THEN "t49"."assignment_benchmark_extend_phase"
                                                    ELSE "t49"."assignment_benchmark_use_phase"
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
                                        "t49"."assignment_strength" * (
                                          1 - (
                                            "t49"."assignment_mean" / 100.0
                                          )
                                        )
                                      ) + (
                                        CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE)
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
                                                  "t49"."assignment_strength" * (
                                                    "t49"."assignment_mean" / 100.0
                                                  )
                                                ) + CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE) + 1
                                              ) * (
                                                1 - GREATEST(
                                                  LEAST(
                                                    CASE
                                                      WHEN "t49"."phase" = 'extend'
                                                      THEN "t49"."assignment_benchmark_extend_phase"
                                                      ELSE "t49"."assignment_benchmark_use_phase"
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
                                        "t49"."assignment_strength" * (
                                          "t49"."assignment_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE) + 1,
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
                          "t49"."assignment_strength" * (
                            "t49"."assignment_mean" / 100.0
                          )
                        ) + CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE)
                      ) * LN(
                        GREATEST(
                          LEAST(
                            CASE
                              WHEN "t49"."phase" = 'extend'
                              THEN "t49"."assignment_benchmark_extend_phase"
                              ELSE "t49"."assignment_benchmark_use_phase"
                            END / 100.0,
                            0.999999999999
                          ),
                          1e-12
                        )
                      )
                    ) + (
                      (
                        (
                          "t49"."assignment_strength" * (
                            1 - (
                              "t49"."assignment_mean" / 100.0
                            )
                          )
                        ) + (
                          CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE)
                        )
                      ) * LN(
                        1 - GREATEST(
                          LEAST(
                            CASE
                              WHEN "t49"."phase" = 'extend'
                              THEN "t49"."assignment_benchmark_extend_phase"
                              ELSE "t49"."assignment_benchmark_use_phase"
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
                                "t49"."assignment_strength" + CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) + 0.5
                              ) * LN(
                                "t49"."assignment_strength" + CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) + 1
                              )
                            ) - (
                              "t49"."assignment_strength" + CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  "t49"."assignment_strength" + CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      "t49"."assignment_strength" + CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) + 1
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
                                  "t49"."assignment_strength" * (
                                    "t49"."assignment_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE) + 0.5
                              ) * LN(
                                (
                                  "t49"."assignment_strength" * (
                                    "t49"."assignment_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE) + 1
                              )
                            ) - (
                              (
                                "t49"."assignment_strength" * (
                                  "t49"."assignment_mean" / 100.0
                                )
                              ) + CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  (
                                    "t49"."assignment_strength" * (
                                      "t49"."assignment_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      (
                                        "t49"."assignment_strength" * (
                                          "t49"."assignment_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE) + 1
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
                                "t49"."assignment_strength" * (
                                  1 - (
                                    "t49"."assignment_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE)
                              ) + 0.5
                            ) * LN(
                              (
                                "t49"."assignment_strength" * (
                                  1 - (
                                    "t49"."assignment_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE)
                              ) + 1
                            )
                          ) - (
                            (
                              "t49"."assignment_strength" * (
                                1 - (
                                  "t49"."assignment_mean" / 100.0
                                )
                              )
                            ) + (
                              CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE)
                            ) + 1
                          )
                        ) + 0.9189385332046727 + (
                          (
                            1.0 / NULLIF(
                              (
                                (
                                  "t49"."assignment_strength" * (
                                    1 - (
                                      "t49"."assignment_mean" / 100.0
                                    )
                                  )
                                ) + (
                                  CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE)
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
                                      "t49"."assignment_strength" * (
                                        1 - (
                                          "t49"."assignment_mean" / 100.0
                                        )
                                      )
                                    ) + (
                                      CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE)
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
                      "t49"."assignment_strength" * (
                        1 - (
                          "t49"."assignment_mean" / 100.0
                        )
                      )
                    ) + (
                      CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."seats_assigned", "t49"."seats_purchased") AS DOUBLE)
                    )
                  ) / NULLIF(
                    "t49"."assignment_strength" + CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE),
                    0.0
                  )
                ) - GREATEST(
                  LEAST(
                    CASE
                      WHEN "t49"."phase" = 'extend'
                      THEN "t49"."assignment_benchmark_extend_phase"
                      ELSE "t49"."assignment_benchmark_use_phase"
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
      "t49"."mau" IS NOT NULL
    )
    AND (
      "t49"."seats_purchased" IS NOT NULL
    )
    AND (
      "t49"."utilisation_mean" IS NOT NULL
    )
    AND (
      "t49"."utilisation_strength" IS NOT NULL
    )
    AND (
      CASE
        WHEN "t49"."phase" = 'extend'
        THEN "t49"."utilisation_benchmark_extend_phase"
        ELSE "t49"."utilisation_benchmark_use_phase"
      END IS NOT NULL
    )
    AND (
      "t49"."seats_purchased" > 0
    )
    THEN CASE
      WHEN (
        CASE
          WHEN "t49"."phase" = 'extend'
          THEN "t49"."utilisation_benchmark_extend_phase"
          ELSE "t49"."utilisation_benchmark_use_phase"
        END <= 0
      )
      OR (
        (
          (
            "t49"."utilisation_strength" * (
              1 - (
                "t49"."utilisation_mean" / 100.0
              )
            )
          ) + (
            CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
          )
        ) = 0
      )
      THEN 0.0
      WHEN (
        CASE
          WHEN "t49"."phase" = 'extend'
          THEN "t49"."utilisation_benchmark_extend_phase"
          ELSE "t49"."utilisation_benchmark_use_phase"
        END >= 100
      )
      OR (
        (
          (
            "t49"."utilisation_strength" * (
              "t49"."utilisation_mean" / 100.0
            )
          ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
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
                                          "t49"."utilisation_strength" * (
                                            1 - (
                                              "t49"."utilisation_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
                                        ) + 1
                                      ) * GREATEST(
                                        LEAST(
                                          CASE
                                            WHEN "t49"."phase" = 'extend'
                                            THEN "t49"."utilisation_benchmark_extend_phase"
                                            ELSE "t49"."utilisation_benchmark_use_phase"
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
                                          "t49"."utilisation_strength" * (
                                            1 - (
                                              "t49"."utilisation_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
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
                                          "t49"."utilisation_strength" * (
                                            "t49"."utilisation_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE) + 1
                                      ) * (
                                        1 - GREATEST(
                                          LEAST(
                                            CASE
                                              WHEN "t49"."phase" = 'extend'
                                              THEN "t49"."utilisation_benchmark_extend_phase"
                                              ELSE "t49"."utilisation_benchmark_use_phase"
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
                                          "t49"."utilisation_strength" * (
                                            "t49"."utilisation_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE) + 1
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
                                              "t49"."utilisation_strength" * (
                                                1 - (
                                                  "t49"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN "t49"."phase" = 'extend'
                                                THEN "t49"."utilisation_benchmark_extend_phase"
                                                ELSE "t49"."utilisation_benchmark_use_phase"
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
                                    "t49"."utilisation_strength" * (
                                      1 - (
                                        "t49"."utilisation_mean" / 100.0
                                      )
                                    )
                                  ) + (
                                    CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
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
                                              "t49"."utilisation_strength" * (
                                                "t49"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN "t49"."phase" = 'extend'
                                                  THEN "t49"."utilisation_benchmark_extend_phase"
                                                  ELSE "t49"."utilisation_benchmark_use_phase"
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
                                    "t49"."utilisation_strength" * (
                                      "t49"."utilisation_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE) + 1,
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
                                              "t49"."utilisation_strength" * (
                                                1 - (
                                                  "t49"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN "t49"."phase" = 'extend'
                                                THEN "t49"."utilisation_benchmark_extend_phase"
                                                ELSE "t49"."utilisation_benchmark_use_phase"
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
                                              "t49"."utilisation_strength" * (
                                                1 - (
                                                  "t49"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
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
                                              "t49"."utilisation_strength" * (
                                                "t49"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN "t49"."phase" = 'extend'
                                                  THEN "t49"."utilisation_benchmark_extend_phase"
                                                  ELSE "t49"."utilisation_benchmark_use_phase"
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
                                              "t49"."utilisation_strength" * (
                                                "t49"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE) + 1
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
                                                  "t49"."utilisation_strength" * (
                                                    1 - (
                                                      "t49"."utilisation_mean" / 100.0
                                                    )
                                                  )
                                                ) + (
                                                  CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
                                                ) + 1
                                              ) * GREATEST(
                                                LEAST(
                                                  CASE
                                                    WHEN "t49"."phase" = 'extend'
                                                    THEN "t49"."utilisation_benchmark_extend_phase"
                                                    ELSE "t49"."utilisation_benchmark_use_phase"
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
                                        "t49"."utilisation_strength" * (
                                          1 - (
                                            "t49"."utilisation_mean" / 100.0
                                          )
                                        )
                                      ) + (
                                        CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
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
                                                  "t49"."utilisation_strength" * (
                                                    "t49"."utilisation_mean" / 100.0
                                                  )
                                                ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE) + 1
                                              ) * (
                                                1 - GREATEST(
                                                  LEAST(
                                                    CASE
                                                      WHEN "t49"."phase" = 'extend'
                                                      THEN "t49"."utilisation_benchmark_extend_phase"
                                                      ELSE "t49"."utilisation_benchmark_use_phase"
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
                                        "t49"."utilisation_strength" * (
                                          "t49"."utilisation_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE) + 1,
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
                          "t49"."utilisation_strength" * (
                            "t49"."utilisation_mean" / 100.0
                          )
                        ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
                      ) * LN(
                        GREATEST(
                          LEAST(
                            CASE
                              WHEN "t49"."phase" = 'extend'
                              THEN "t49"."utilisation_benchmark_extend_phase"
                              ELSE "t49"."utilisation_benchmark_use_phase"
                            END / 100.0,
                            0.999999999999
                          ),
                          1e-12
                        )
                      )
                    ) + (
                      (
                        (
                          "t49"."utilisation_strength" * (
                            1 - (
                              "t49"."utilisation_mean" / 100.0
                            )
                          )
                        ) + (
                          CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
                        )
                      ) * LN(
                        1 - GREATEST(
                          LEAST(
                            CASE
                              WHEN "t49"."phase" = 'extend'
                              THEN "t49"."utilisation_benchmark_extend_phase"
                              ELSE "t49"."utilisation_benchmark_use_phase"
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
                                "t49"."utilisation_strength" + CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) + 0.5
                              ) * LN(
                                "t49"."utilisation_strength" + CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) + 1
                              )
                            ) - (
                              "t49"."utilisation_strength" + CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  "t49"."utilisation_strength" + CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      "t49"."utilisation_strength" + CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) + 1
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
                                  "t49"."utilisation_strength" * (
                                    "t49"."utilisation_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE) + 0.5
                              ) * LN(
                                (
                                  "t49"."utilisation_strength" * (
                                    "t49"."utilisation_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE) + 1
                              )
                            ) - (
                              (
                                "t49"."utilisation_strength" * (
                                  "t49"."utilisation_mean" / 100.0
                                )
                              ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  (
                                    "t49"."utilisation_strength" * (
                                      "t49"."utilisation_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      (
                                        "t49"."utilisation_strength" * (
                                          "t49"."utilisation_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE) + 1
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
                                "t49"."utilisation_strength" * (
                                  1 - (
                                    "t49"."utilisation_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
                              ) + 0.5
                            ) * LN(
                              (
                                "t49"."utilisation_strength" * (
                                  1 - (
                                    "t49"."utilisation_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
                              ) + 1
                            )
                          ) - (
                            (
                              "t49"."utilisation_strength" * (
                                1 - (
                                  "t49"."utilisation_mean" / 100.0
                                )
                              )
                            ) + (
                              CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
                            ) + 1
                          )
                        ) + 0.9189385332046727 + (
                          (
                            1.0 / NULLIF(
                              (
                                (
                                  "t49"."utilisation_strength" * (
                                    1 - (
                                      "t49"."utilisation_mean" / 100.0
                                    )
                                  )
                                ) + (
                                  CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
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
                                      "t49"."utilisation_strength" * (
                                        1 - (
                                          "t49"."utilisation_mean" / 100.0
                                        )
                                      )
                                    ) + (
                                      CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
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
                      "t49"."utilisation_strength" * (
                        1 - (
                          "t49"."utilisation_mean" / 100.0
                        )
                      )
                    ) + (
                      CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t49"."mau", "t49"."seats_purchased") AS DOUBLE)
                    )
                  ) / NULLIF(
                    "t49"."utilisation_strength" + CAST(NULLIF("t49"."seats_purchased", 0) AS DOUBLE),
                    0.0
                  )
                ) - GREATEST(
                  LEAST(
                    CASE
                      WHEN "t49"."phase" = 'extend'
                      THEN "t49"."utilisation_benchmark_extend_phase"
                      ELSE "t49"."utilisation_benchmark_use_phase"
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
    "t48"."is_dirty_pool",
    "t48"."is_dirty_team",
    "t22"."told_opportunity",
    "t22"."opportunities_on_usage",
    "t23"."selected_opportunity",
    "t24"."assignment_mean",
    "t24"."assignment_strength",
    "t24"."utilisation_mean",
    "t24"."utilisation_strength",
    "t24"."is_bootstrap",
    "t24"."of_cohort",
    "t24"."of_bucket",
    "t24"."of_phase"
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
      "t46"."has_used_before",
      "t46"."is_dirty_pool",
      "t46"."is_dirty_team"
    FROM (
      SELECT
        "t45"."opportunity_id",
        "t45"."contract_id",
        "t45"."tenant_id",
        "t45"."offering_product_line_code",
        "t45"."snapshot_date",
        "t45"."original_account_csn",
        "t45"."cohort",
        "t45"."phase",
        "t45"."seat_bucket",
        "t45"."seats_purchased",
        "t45"."seats_assigned",
        "t45"."assignment_rate",
        "t45"."utilisation_rate",
        "t45"."opportunity_lc_flag",
        "t45"."opportunity_promo_flag",
        "t45"."parent_account_new_customer_flag",
        "t45"."users_without_seats",
        "t45"."mau",
        "t45"."surviving_account_csn",
        "t45"."site_geo",
        "t45"."original_account_named_account_group",
        "t45"."opportunity_close_date",
        "t45"."customer_ews_prediction",
        "t45"."customer_aov_band",
        "t45"."cohort_benchmark_used",
        "t45"."assignment_benchmark_use_phase",
        "t45"."assignment_benchmark_extend_phase",
        "t45"."utilisation_benchmark_use_phase",
        "t45"."utilisation_benchmark_extend_phase",
        "t45"."found_opportunity",
        "t45"."found_account",
        "t45"."acv_usd__c",
        "t45"."opportunity_amount__c",
        "t45"."opportunity_number__c",
        "t45"."days_into_term__c",
        "t45"."term__c",
        "t45"."territory_account_tier__c",
        "t45"."is_renewal_opportunity__c",
        "t45"."known_account",
        "t45"."ispartner__c",
        "t45"."ownerid",
        "t45"."p4pigs__c",
        "t45"."industry_group__c",
        "t45"."ccs_segment__c",
        "t45"."country__c",
        "t45"."state_province__c",
        "t45"."zip_abbreviation__c",
        "t45"."usual_users",
        "t45"."usual_months",
        "t45"."has_used_before",
        "t38"."contract_id" AS "contract_id_right",
        "t38"."tenant_id" AS "tenant_id_right",
        "t38"."offering_product_line_code" AS "offering_product_line_code_right",
        "t38"."is_dirty_pool",
        "t38"."is_dirty_team"
      FROM (
        SELECT
          "t43"."opportunity_id",
          "t43"."contract_id",
          "t43"."tenant_id",
          "t43"."offering_product_line_code",
          "t43"."snapshot_date",
          "t43"."original_account_csn",
          "t43"."cohort",
          "t43"."phase",
          "t43"."seat_bucket",
          "t43"."seats_purchased",
          "t43"."seats_assigned",
          "t43"."assignment_rate",
          "t43"."utilisation_rate",
          "t43"."opportunity_lc_flag",
          "t43"."opportunity_promo_flag",
          "t43"."parent_account_new_customer_flag",
          "t43"."users_without_seats",
          "t43"."mau",
          "t43"."surviving_account_csn",
          "t43"."site_geo",
          "t43"."original_account_named_account_group",
          "t43"."opportunity_close_date",
          "t43"."customer_ews_prediction",
          "t43"."customer_aov_band",
          "t43"."cohort_benchmark_used",
          "t43"."assignment_benchmark_use_phase",
          "t43"."assignment_benchmark_extend_phase",
          "t43"."utilisation_benchmark_use_phase",
          "t43"."utilisation_benchmark_extend_phase",
          "t43"."found_opportunity",
          "t43"."found_account",
          "t43"."acv_usd__c",
          "t43"."opportunity_amount__c",
          "t43"."opportunity_number__c",
          "t43"."days_into_term__c",
          "t43"."term__c",
          "t43"."territory_account_tier__c",
          "t43"."is_renewal_opportunity__c",
          "t43"."known_account",
          "t43"."ispartner__c",
          "t43"."ownerid",
          "t43"."p4pigs__c",
          "t43"."industry_group__c",
          "t43"."ccs_segment__c",
          "t43"."country__c",
          "t43"."state_province__c",
          "t43"."zip_abbreviation__c",
          "t43"."usual_users",
          "t43"."usual_months",
          "t43"."has_used_before"
        FROM (
          SELECT
            "t25"."opportunity_id",
            "t25"."contract_id",
            "t25"."tenant_id",
            "t25"."offering_product_line_code",
            "t25"."snapshot_date",
            "t25"."original_account_csn",
            "t25"."cohort",
            "t25"."phase",
            "t25"."seat_bucket",
            "t25"."seats_purchased",
            "t25"."seats_assigned",
            "t25"."assignment_rate",
            "t25"."utilisation_rate",
            "t25"."opportunity_lc_flag",
            "t25"."opportunity_promo_flag",
            "t25"."parent_account_new_customer_flag",
            "t25"."users_without_seats",
            "t33"."mau",
            "t33"."surviving_account_csn",
            "t33"."site_geo",
            "t33"."original_account_named_account_group",
            "t33"."opportunity_close_date",
            "t33"."customer_ews_prediction",
            "t33"."customer_aov_band",
            "t33"."cohort_benchmark_used",
            "t33"."assignment_benchmark_use_phase",
            "t33"."assignment_benchmark_extend_phase",
            "t33"."utilisation_benchmark_use_phase",
            "t33"."utilisation_benchmark_extend_phase",
            "t27"."found_opportunity",
            "t27"."found_account",
            "t27"."acv_usd__c",
            "t27"."opportunity_amount__c",
            "t27"."opportunity_number__c",
            "t27"."days_into_term__c",
            "t27"."term__c",
            "t27"."territory_account_tier__c",
            "t27"."is_renewal_opportunity__c",
            "t28"."known_account",
            "t28"."ispartner__c",
            "t28"."ownerid",
            "t28"."p4pigs__c",
            "t28"."industry_group__c",
            "t28"."ccs_segment__c",
            "t28"."country__c",
            "t28"."state_province__c",
            "t28"."zip_abbreviation__c",
            "t42"."tenant_id" AS "tenant_id_right",
            "t42"."offering_product_line_code" AS "offering_product_line_code_right",
            "t42"."usual_users",
            "t42"."usual_months",
            "t42"."has_used_before"
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
              "t3"."parent_account_new_customer_flag",
              "t3"."users_without_seats"
            FROM "ide_observation_monthly" AS "t3"
          ) AS "t25"
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
          ) AS "t33"
            ON "t25"."opportunity_id" = "t33"."opportunity_id"
            AND "t25"."contract_id" = "t33"."contract_id"
            AND "t25"."tenant_id" = "t33"."tenant_id"
            AND "t25"."offering_product_line_code" = "t33"."offering_product_line_code"
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
          ) AS "t27"
            ON "t25"."opportunity_id" = "t27"."found_opportunity"
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
          ) AS "t28"
            ON "t27"."found_account" = "t28"."known_account"
          LEFT OUTER JOIN (
            SELECT
              "t40"."tenant_id",
              "t40"."offering_product_line_code",
              SUM(CASE WHEN "t40"."is_usual" THEN "t40"."users" ELSE 0 END) AS "usual_users",
              SUM(CASE WHEN "t40"."is_usual" THEN 1 ELSE 0 END) AS "usual_months",
              BOOL_OR(CAST("t40"."users" > 0 AS BOOLEAN)) AS "has_used_before"
            FROM (
              SELECT
                "t39"."tenant_id",
                "t39"."offering_product_line_code",
                "t39"."by_month",
                "t39"."users",
                (
                  (
                    (
                      CAST(':year' AS BIGINT) * 12
                    ) + CAST(':number' AS BIGINT)
                  ) - (
                    (
                      EXTRACT(year FROM "t39"."by_month") * 12
                    ) + EXTRACT(month FROM "t39"."by_month")
                  )
                ) <= 3 AS "is_usual"
              FROM (
                SELECT
                  "t36"."tenant_id",
                  "t36"."offering_product_line_code",
                  "t36"."by_month",
                  MAX("t36"."mau") AS "users"
                FROM (
                  SELECT
                    "t35"."by_month",
                    "t35"."tenant_id",
                    "t35"."offering_product_line_code",
                    "t35"."product_offering",
                    "t35"."mau",
                    "t35"."seats_purchased",
                    "t35"."seats_assigned",
                    "t35"."usage_rate",
                    "t35"."utilisation_rate",
                    "t35"."dormancy_flag",
                    "t35"."mau_source",
                    "t35"."has_subscription"
                  FROM (
                    SELECT
                      "t11"."by_month",
                      "t11"."tenant_id",
                      "t11"."mau",
                      "t11"."seats_purchased",
                      "t11"."seats_assigned",
                      "t11"."usage_rate",
                      "t11"."utilisation_rate",
                      "t11"."dormancy_flag",
                      "t11"."mau_source",
                      "t11"."has_subscription",
                      COALESCE("t31"."offering_now", "t11"."product_offering") AS "product_offering",
                      COALESCE("t31"."line_now", "t32"."moved_to", "t11"."offering_product_line_code") AS "offering_product_line_code"
                    FROM "usage_monthly" AS "t11"
                    LEFT OUTER JOIN (
                      SELECT
                        "t10"."product_offering" AS "renamed_offering",
                        "t10"."offering_product_line_code" AS "renamed_line",
                        "t10"."successor_offering" AS "offering_now",
                        "t10"."successor_line_code" AS "line_now"
                      FROM "product_renames" AS "t10"
                    ) AS "t31"
                      ON "t11"."product_offering" = "t31"."renamed_offering"
                      AND "t11"."offering_product_line_code" = "t31"."renamed_line"
                    LEFT OUTER JOIN (
                      SELECT DISTINCT
                        "t10"."offering_product_line_code" AS "moved_line",
                        "t10"."successor_line_code" AS "moved_to"
                      FROM "product_renames" AS "t10"
                      WHERE
                        "t10"."is_whole_line"
                    ) AS "t32"
                      ON "t11"."offering_product_line_code" = "t32"."moved_line"
                  ) AS "t35"
                ) AS "t36"
                GROUP BY
                  1,
                  2,
                  3
              ) AS "t39"
            ) AS "t40"
            GROUP BY
              1,
              2
          ) AS "t42"
            ON "t25"."tenant_id" = "t42"."tenant_id"
            AND "t25"."offering_product_line_code" = "t42"."offering_product_line_code"
        ) AS "t43"
      ) AS "t45"
      LEFT OUTER JOIN (
        SELECT
          "t34"."contract_id",
          "t34"."tenant_id",
          "t34"."offering_product_line_code",
          BOOL_OR(CAST("t34"."subscriptions" > 1 AS BOOLEAN)) AS "is_dirty_pool",
          BOOL_OR(CAST("t34"."accounts" > 1 AS BOOLEAN)) AS "is_dirty_team"
        FROM (
          SELECT
            "t29"."contract_id",
            "t29"."tenant_id",
            "t29"."offering_product_line_code",
            "t29"."pool_id",
            "t30"."subscriptions",
            "t30"."accounts"
          FROM (
            SELECT DISTINCT
              "t7"."contract_id",
              "t7"."tenant_id",
              "t7"."offering_product_line_code",
              "t7"."pool_id"
            FROM "active_subscription_monthly" AS "t7"
          ) AS "t29"
          INNER JOIN (
            SELECT
              "t8"."tenant_id",
              "t8"."pool_id",
              "t8"."subscriptions",
              "t8"."accounts"
            FROM "pool_monthly" AS "t8"
          ) AS "t30"
            ON "t29"."tenant_id" = "t30"."tenant_id" AND "t29"."pool_id" = "t30"."pool_id"
        ) AS "t34"
        GROUP BY
          1,
          2,
          3
      ) AS "t38"
        ON "t45"."contract_id" = "t38"."contract_id"
        AND "t45"."tenant_id" = "t38"."tenant_id"
        AND "t45"."offering_product_line_code" = "t38"."offering_product_line_code"
    ) AS "t46"
  ) AS "t48"
  LEFT OUTER JOIN (
    SELECT
      "t0"."opportunity_id" AS "told_opportunity",
      "t0"."opportunities_on_usage"
    FROM "ide_opportunity_coverage_monthly" AS "t0"
  ) AS "t22"
    ON "t48"."opportunity_id" = "t22"."told_opportunity"
  LEFT OUTER JOIN (
    SELECT DISTINCT
      "t1"."opportunity_id" AS "selected_opportunity"
    FROM "ide_opportunity_selection_monthly" AS "t1"
  ) AS "t23"
    ON "t48"."opportunity_id" = "t23"."selected_opportunity"
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
  ) AS "t24"
    ON "t48"."cohort_benchmark_used" = "t24"."of_cohort"
    AND "t48"."seat_bucket" = "t24"."of_bucket"
    AND "t48"."phase" = "t24"."of_phase"
) AS "t49"
