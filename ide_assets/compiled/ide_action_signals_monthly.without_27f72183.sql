SELECT
  "t47"."opportunity_id",
  "t47"."contract_id",
  "t47"."tenant_id",
  "t47"."offering_product_line_code",
  "t47"."snapshot_date",
  "t47"."original_account_csn",
  "t47"."cohort",
  "t47"."phase",
  "t47"."seat_bucket",
  "t47"."seats_purchased",
  "t47"."seats_assigned",
  "t47"."assignment_rate",
  "t47"."utilisation_rate",
  "t47"."opportunity_lc_flag",
  "t47"."opportunity_promo_flag",
  "t47"."parent_account_new_customer_flag",
  "t47"."users_without_seats",
  "t47"."mau",
  "t47"."surviving_account_csn",
  "t47"."site_geo",
  "t47"."original_account_named_account_group",
  "t47"."opportunity_close_date",
  "t47"."customer_ews_prediction",
  "t47"."customer_aov_band",
  "t47"."cohort_benchmark_used",
  "t47"."assignment_benchmark_use_phase",
  "t47"."assignment_benchmark_extend_phase",
  "t47"."utilisation_benchmark_use_phase",
  "t47"."utilisation_benchmark_extend_phase",
  "t47"."found_opportunity",
  "t47"."found_account",
  "t47"."acv_usd__c",
  "t47"."opportunity_amount__c",
  "t47"."opportunity_number__c",
  "t47"."days_into_term__c",
  "t47"."term__c",
  "t47"."territory_account_tier__c",
  "t47"."is_renewal_opportunity__c",
  "t47"."known_account",
  "t47"."ispartner__c",
  "t47"."ownerid",
  "t47"."p4pigs__c",
  "t47"."industry_group__c",
  "t47"."ccs_segment__c",
  "t47"."country__c",
  "t47"."state_province__c",
  "t47"."zip_abbreviation__c",
  "t47"."usual_users",
  "t47"."usual_months",
  "t47"."has_used_before",
  "t47"."is_dirty_pool",
  "t47"."is_dirty_team",
  "t47"."told_opportunity",
  "t47"."opportunities_on_usage",
  "t47"."selected_opportunity",
  "t47"."assignment_mean",
  "t47"."assignment_strength",
  "t47"."utilisation_mean",
  "t47"."utilisation_strength",
  "t47"."is_bootstrap",
  "t47"."of_cohort",
  "t47"."of_bucket",
  "t47"."of_phase",
  "t47"."engagement_score",
  "t47"."communication_score",
  "t47"."product_score",
  "t47"."relationship_score",
  "t47"."engagement_change",
  "t47"."churn_probability",
  "t47"."effective_renewal_score",
  "t47"."effective_score_source",
  "t47"."segments",
  "t47"."foreseen_csn",
  CASE WHEN "t47"."phase" = 'extend' THEN 'Renew' ELSE 'Adopt' END AS "lifecycle",
  DATE_DIFF('DAY', "t47"."snapshot_date", "t47"."opportunity_close_date") AS "days_to_close",
  "t47"."acv_usd__c" AS "acv_usd",
  "t47"."industry_group__c" AS "industry_group",
  CASE
    WHEN (
      "t47"."mau" IS NOT NULL
    )
    AND (
      "t47"."seats_purchased" IS NOT NULL
    )
    AND (
      "t47"."utilisation_mean" IS NOT NULL
    )
    AND (
      "t47"."utilisation_strength" IS NOT NULL
    )
    AND (
      CASE
        WHEN (
          CAST("t47"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t47"."usual_months" * "t47"."seats_purchased" AS DOUBLE), 0.0)
        ) > 100
        THEN 100.0
        ELSE CAST("t47"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t47"."usual_months" * "t47"."seats_purchased" AS DOUBLE), 0.0)
      END IS NOT NULL
    )
    AND (
      "t47"."seats_purchased" > 0
    )
    THEN CASE
      WHEN (
        CASE
          WHEN (
            CAST("t47"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t47"."usual_months" * "t47"."seats_purchased" AS DOUBLE), 0.0)
          ) > 100
          THEN 100.0
          ELSE CAST("t47"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t47"."usual_months" * "t47"."seats_purchased" AS DOUBLE), 0.0)
        END <= 0
      )
      OR (
        (
          (
            "t47"."utilisation_strength" * (
              1 - (
                "t47"."utilisation_mean" / 100.0
              )
            )
          ) + (
            CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
          )
        ) = 0
      )
      THEN 0.0
      WHEN (
        CASE
          WHEN (
            CAST("t47"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t47"."usual_months" * "t47"."seats_purchased" AS DOUBLE), 0.0)
          ) > 100
          THEN 100.0
          ELSE CAST("t47"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t47"."usual_months" * "t47"."seats_purchased" AS DOUBLE), 0.0)
        END >= 100
      )
      OR (
        (
          (
            "t47"."utilisation_strength" * (
              "t47"."utilisation_mean" / 100.0
            )
          ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
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
                                          "t47"."utilisation_strength" * (
                                            1 - (
                                              "t47"."utilisation_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
                                        ) + 1
                                      ) * GREATEST(
                                        LEAST(
                                          CASE
                                            WHEN (
                                              CAST("t47"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t47"."usual_months" * "t47"."seats_purchased" AS DOUBLE), 0.0)
                                            ) > 100
                                            THEN 100.0
                                            ELSE CAST("t47"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t47"."usual_months" * "t47"."seats_purchased" AS DOUBLE), 0.0)
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
                                          "t47"."utilisation_strength" * (
                                            1 - (
                                              "t47"."utilisation_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
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
                                          "t47"."utilisation_strength" * (
                                            "t47"."utilisation_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE) + 1
                                      ) * (
                                        1 - GREATEST(
                                          LEAST(
                                            CASE
                                              WHEN (
                                                CAST("t47"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t47"."usual_months" * "t47"."seats_purchased" AS DOUBLE), 0.0)
                                              ) > 100
                                              THEN 100.0
                                              ELSE CAST("t47"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t47"."usual_months" * "t47"."seats_purchased" AS DOUBLE), 0.0)
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
                                          "t47"."utilisation_strength" * (
                                            "t47"."utilisation_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE) + 1
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
                                              "t47"."utilisation_strength" * (
                                                1 - (
                                                  "t47"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN (
                                                  CAST("t47"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t47"."usual_months" * "t47"."seats_purchased" AS DOUBLE), 0.0)
                                                ) > 100
                                                THEN 100.0
                                                ELSE CAST("t47"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t47"."usual_months" * "t47"."seats_purchased" AS DOUBLE), 0.0)
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
                                    "t47"."utilisation_strength" * (
                                      1 - (
                                        "t47"."utilisation_mean" / 100.0
                                      )
                                    )
                                  ) + (
                                    CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
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
                                              "t47"."utilisation_strength" * (
                                                "t47"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN (
                                                    CAST("t47"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t47"."usual_months" * "t47"."seats_purchased" AS DOUBLE), 0.0)
                                                  ) > 100
                                                  THEN 100.0
                                                  ELSE CAST("t47"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t47"."usual_months" * "t47"."seats_purchased" AS DOUBLE), 0.0)
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
                                    "t47"."utilisation_strength" * (
                                      "t47"."utilisation_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE) + 1,
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
                                              "t47"."utilisation_strength" * (
                                                1 - (
                                                  "t47"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN (
                                                  CAST("t47"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t47"."usual_months" * "t47"."seats_purchased" AS DOUBLE), 0.0)
                                                ) > 100
                                                THEN 100.0
                                                ELSE CAST("t47"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t47"."usual_months" * "t47"."seats_purchased" AS DOUBLE), 0.0)
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
                                              "t47"."utilisation_strength" * (
                                                1 - (
                                                  "t47"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
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
                                              "t47"."utilisation_strength" * (
                                                "t47"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN (
                                                    CAST("t47"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t47"."usual_months" * "t47"."seats_purchased" AS DOUBLE), 0.0)
                                                  ) > 100
                                                  THEN 100.0
                                                  ELSE CAST("t47"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t47"."usual_months" * "t47"."seats_purchased" AS DOUBLE), 0.0)
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
                                              "t47"."utilisation_strength" * (
                                                "t47"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE) + 1
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
                                                  "t47"."utilisation_strength" * (
                                                    1 - (
                                                      "t47"."utilisation_mean" / 100.0
                                                    )
                                                  )
                                                ) + (
                                                  CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
                                                ) + 1
                                              ) * GREATEST(
                                                LEAST(
                                                  CASE
                                                    WHEN (
                                                      CAST("t47"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t47"."usual_months" * "t47"."seats_purchased" AS DOUBLE), 0.0)
                                                    ) > 100
                                                    THEN 100.0
                                                    ELSE CAST("t47"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t47"."usual_months" * "t47"."seats_purchased" AS DOUBLE), 0.0)
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
                                        "t47"."utilisation_strength" * (
                                          1 - (
                                            "t47"."utilisation_mean" / 100.0
                                          )
                                        )
                                      ) + (
                                        CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
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
                                                  "t47"."utilisation_strength" * (
                                                    "t47"."utilisation_mean" / 100.0
                                                  )
                                                ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE) + 1
                                              ) * (
                                                1 - GREATEST(
                                                  LEAST(
                                                    CASE
                                                      WHEN (
                                                        CAST("t47"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t47"."usual_months" * "t47"."seats_purchased" AS DOUBLE), 0.0)
                                                      ) > 100
                                                      THEN 100.0
                                                      ELSE CAST("t47"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t47"."usual_months" * "t47"."seats_purchased" AS DOUBLE), 0.0)
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
                                        "t47"."utilisation_strength" * (
                                          "t47"."utilisation_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE) + 1,
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
                          "t47"."utilisation_strength" * (
                            "t47"."utilisation_mean" / 100.0
                          )
                        ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
                      ) * LN(
                        GREATEST(
                          LEAST(
                            CASE
                              WHEN (
                                CAST("t47"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t47"."usual_months" * "t47"."seats_purchased" AS DOUBLE), 0.0)
                              ) > 100
                              THEN 100.0
                              ELSE CAST("t47"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t47"."usual_months" * "t47"."seats_purchased" AS DOUBLE), 0.0)
                            END / 100.0,
                            0.999999999999
                          ),
                          1e-12
                        )
                      )
                    ) + (
                      (
                        (
                          "t47"."utilisation_strength" * (
                            1 - (
                              "t47"."utilisation_mean" / 100.0
                            )
                          )
                        ) + (
                          CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
                        )
                      ) * LN(
                        1 - GREATEST(
                          LEAST(
                            CASE
                              WHEN (
                                CAST("t47"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t47"."usual_months" * "t47"."seats_purchased" AS DOUBLE), 0.0)
                              ) > 100
                              THEN 100.0
                              ELSE CAST("t47"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t47"."usual_months" * "t47"."seats_purchased" AS DOUBLE), 0.0)
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
                                "t47"."utilisation_strength" + CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) + 0.5
                              ) * LN(
                                "t47"."utilisation_strength" + CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) + 1
                              )
                            ) - (
                              "t47"."utilisation_strength" + CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  "t47"."utilisation_strength" + CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      "t47"."utilisation_strength" + CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) + 1
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
                                  "t47"."utilisation_strength" * (
                                    "t47"."utilisation_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE) + 0.5
                              ) * LN(
                                (
                                  "t47"."utilisation_strength" * (
                                    "t47"."utilisation_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE) + 1
                              )
                            ) - (
                              (
                                "t47"."utilisation_strength" * (
                                  "t47"."utilisation_mean" / 100.0
                                )
                              ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  (
                                    "t47"."utilisation_strength" * (
                                      "t47"."utilisation_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      (
                                        "t47"."utilisation_strength" * (
                                          "t47"."utilisation_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE) + 1
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
                                "t47"."utilisation_strength" * (
                                  1 - (
                                    "t47"."utilisation_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
                              ) + 0.5
                            ) * LN(
                              (
                                "t47"."utilisation_strength" * (
                                  1 - (
                                    "t47"."utilisation_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
                              ) + 1
                            )
                          ) - (
                            (
                              "t47"."utilisation_strength" * (
                                1 - (
                                  "t47"."utilisation_mean" / 100.0
                                )
                              )
                            ) + (
                              CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
                            ) + 1
                          )
                        ) + 0.9189385332046727 + (
                          (
                            1.0 / NULLIF(
                              (
                                (
                                  "t47"."utilisation_strength" * (
                                    1 - (
                                      "t47"."utilisation_mean" / 100.0
                                    )
                                  )
                                ) + (
                                  CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
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
                                      "t47"."utilisation_strength" * (
                                        1 - (
                                          "t47"."utilisation_mean" / 100.0
                                        )
                                      )
                                    ) + (
                                      CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
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
                      "t47"."utilisation_strength" * (
                        1 - (
                          "t47"."utilisation_mean" / 100.0
                        )
                      )
                    ) + (
                      CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
                    )
                  ) / NULLIF(
                    "t47"."utilisation_strength" + CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE),
                    0.0
                  )
                ) - GREATEST(
                  LEAST(
                    CASE
                      WHEN (
                        CAST("t47"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t47"."usual_months" * "t47"."seats_purchased" AS DOUBLE), 0.0)
                      ) > 100
                      THEN 100.0
                      ELSE CAST("t47"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t47"."usual_months" * "t47"."seats_purchased" AS DOUBLE), 0.0)
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
          "t47"."usual_users" * 20
        ) + "t47"."usual_months"
      ) - (
        (
          (
            "t47"."usual_users" * 20
          ) + "t47"."usual_months"
        ) % (
          NULLIF("t47"."usual_months", 0) * 2
        )
      )
    ) / (
      NULLIF("t47"."usual_months", 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "mau_before",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t47"."mau" * "t47"."usual_months" * 200
        ) + "t47"."usual_users"
      ) - (
        (
          (
            "t47"."mau" * "t47"."usual_months" * 200
          ) + "t47"."usual_users"
        ) % (
          NULLIF("t47"."usual_users", 0) * 2
        )
      )
    ) / (
      NULLIF("t47"."usual_users", 0) * 2
    )
  ) AS BIGINT) - 100 AS DOUBLE) AS "usage_change",
  "t47"."mau" = 0 AS "dormancy_flag",
  COALESCE("t47"."customer_ews_prediction" < 0.3, FALSE) AS "is_at_risk",
  CAST(':in_unreliable_window' AS BOOLEAN) AS "is_unreliable_assignment",
  CASE
    WHEN NOT (
      COALESCE("t47"."customer_aov_band" IN ('AOV: $5-10k', 'AOV: $10k+'), FALSE)
    )
    THEN 'annual order value'
    WHEN NOT (
      COALESCE(
        LOWER("t47"."original_account_named_account_group") IN (
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
          LOWER("t47"."offering_product_line_code") IN ('premsub', 'collrp', 'bimcoll', 'tflex', 'eflex', 'mflex')
        ),
        FALSE
      )
    )
    THEN 'product line'
    WHEN NOT (
      COALESCE("t47"."term__c" IN ('Annual', '3-Year'), FALSE)
    )
    THEN 'term'
    WHEN NOT (
      COALESCE(
        "t47"."territory_account_tier__c" IN ('Tier 1', 'Tier 2', 'Tier 3', 'Supported', 'Digital Only'),
        FALSE
      )
    )
    THEN 'account tier'
    WHEN NOT (
      COALESCE("t47"."is_renewal_opportunity__c", FALSE)
    )
    THEN 'not a renewal'
    WHEN NOT (
      COALESCE("t47"."opportunity_close_date" > "t47"."snapshot_date", FALSE)
    )
    THEN 'close date has passed'
    WHEN NOT (
      COALESCE(NOT (
        "t47"."ispartner__c"
      ), FALSE)
    )
    THEN 'partner'
    ELSE NULL
  END AS "ineligible_because",
  "t47"."selected_opportunity" IS NOT NULL AS "is_selected",
  CASE
    WHEN "t47"."phase" = 'extend'
    THEN "t47"."assignment_benchmark_extend_phase"
    ELSE "t47"."assignment_benchmark_use_phase"
  END AS "assignment_benchmark",
  CASE
    WHEN "t47"."phase" = 'extend'
    THEN "t47"."utilisation_benchmark_extend_phase"
    ELSE "t47"."utilisation_benchmark_use_phase"
  END AS "utilisation_benchmark",
  CAST(CAST(ROUND("t47"."assignment_rate" * 10, 0) AS BIGINT) - CAST(ROUND(
    CASE
      WHEN "t47"."phase" = 'extend'
      THEN "t47"."assignment_benchmark_extend_phase"
      ELSE "t47"."assignment_benchmark_use_phase"
    END * 10,
    0
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "assignment_diff",
  CAST(CAST(ROUND("t47"."utilisation_rate" * 10, 0) AS BIGINT) - CAST(ROUND(
    CASE
      WHEN "t47"."phase" = 'extend'
      THEN "t47"."utilisation_benchmark_extend_phase"
      ELSE "t47"."utilisation_benchmark_use_phase"
    END * 10,
    0
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "utilisation_diff",
  CASE
    WHEN (
      "t47"."seats_assigned" IS NOT NULL
    )
    AND (
      "t47"."seats_purchased" IS NOT NULL
    )
    AND (
      "t47"."assignment_mean" IS NOT NULL
    )
    AND (
      "t47"."assignment_strength" IS NOT NULL
    )
    AND (
      CASE
        WHEN "t47"."phase" = 'extend'
        THEN "t47"."assignment_benchmark_extend_phase"
        ELSE "t47"."assignment_benchmark_use_phase"
      END IS NOT NULL
    )
    AND (
      "t47"."seats_purchased" > 0
    )
    THEN CASE
      WHEN (
        CASE
          WHEN "t47"."phase" = 'extend'
          THEN "t47"."assignment_benchmark_extend_phase"
          ELSE "t47"."assignment_benchmark_use_phase"
        END <= 0
      )
      OR (
        (
          (
            "t47"."assignment_strength" * (
              1 - (
                "t47"."assignment_mean" / 100.0
              )
            )
          ) + (
            CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE)
          )
        ) = 0
      )
      THEN 0.0
      WHEN (
        CASE
          WHEN "t47"."phase" = 'extend'
          THEN "t47"."assignment_benchmark_extend_phase"
          ELSE "t47"."assignment_benchmark_use_phase"
        END >= 100
      )
      OR (
        (
          (
            "t47"."assignment_strength" * (
              "t47"."assignment_mean" / 100.0
            )
          ) + CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE)
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
                                          "t47"."assignment_strength" * (
                                            1 - (
                                              "t47"."assignment_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE)
                                        ) + 1
                                      ) * GREATEST(
                                        LEAST(
                                          CASE
                                            WHEN "t47"."phase" = 'extend'
                                            THEN "t47"."assignment_benchmark_extend_phase"
                                            ELSE "t47"."assignment_benchmark_use_phase"
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
                                          "t47"."assignment_strength" * (
                                            1 - (
                                              "t47"."assignment_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE)
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
                                          "t47"."assignment_strength" * (
                                            "t47"."assignment_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE) + 1
                                      ) * (
                                        1 - GREATEST(
                                          LEAST(
                                            CASE
                                              WHEN "t47"."phase" = 'extend'
                                              THEN "t47"."assignment_benchmark_extend_phase"
                                              ELSE "t47"."assignment_benchmark_use_phase"
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
                                          "t47"."assignment_strength" * (
                                            "t47"."assignment_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE) + 1
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
                                              "t47"."assignment_strength" * (
                                                1 - (
                                                  "t47"."assignment_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN "t47"."phase" = 'extend'
                                                THEN "t47"."assignment_benchmark_extend_phase"
                                                ELSE "t47"."assignment_benchmark_use_phase"
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
                                    "t47"."assignment_strength" * (
                                      1 - (
                                        "t47"."assignment_mean" / 100.0
                                      )
                                    )
                                  ) + (
                                    CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE)
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
                                              "t47"."assignment_strength" * (
                                                "t47"."assignment_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN "t47"."phase" = 'extend'
                                                  THEN "t47"."assignment_benchmark_extend_phase"
                                                  ELSE "t47"."assignment_benchmark_use_phase"
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
                                    "t47"."assignment_strength" * (
                                      "t47"."assignment_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE) + 1,
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
                                              "t47"."assignment_strength" * (
                                                1 - (
                                                  "t47"."assignment_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN "t47"."phase" = 'extend'
                                                THEN "t47"."assignment_benchmark_extend_phase"
                                                ELSE "t47"."assignment_benchmark_use_phase"
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
                                              "t47"."assignment_strength" * (
                                                1 - (
                                                  "t47"."assignment_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE)
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
                                              "t47"."assignment_strength" * (
                                                "t47"."assignment_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN "t47"."phase" = 'extend'
                                                  THEN "t47"."assignment_benchmark_extend_phase"
                                                  ELSE "t47"."assignment_benchmark_use_phase"
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
                                              "t47"."assignment_strength" * (
                                                "t47"."assignment_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE) + 1
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
                                                  "t47"."assignment_strength" * (
                                                    1 - (
                                                      "t47"."assignment_mean" / 100.0
                                                    )
                                                  )
                                                ) + (
                                                  CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE)
                                                ) + 1
                                              ) * GREATEST(
                                                LEAST(
                                                  CASE
                                                    WHEN "t47"."phase" = 'extend'
                                                    THEN "t47"."assignment_benchmark_extend_phase"
                                                    ELSE "t47"."assignment_benchmark_use_phase"
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
                                        "t47"."assignment_strength" * (
                                          1 - (
                                            "t47"."assignment_mean" / 100.0
                                          )
                                        )
                                      ) + (
                                        CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE)
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
                                                  "t47"."assignment_strength" * (
                                                    "t47"."assignment_mean" / 100.0
                                                  )
                                                ) + CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE) + 1
                                              ) * (
                                                1 - GREATEST(
                                                  LEAST(
                                                    CASE
                                                      WHEN "t47"."phase" = 'extend'
                                                      THEN "t47"."assignment_benchmark_extend_phase"
                                                      ELSE "t47"."assignment_benchmark_use_phase"
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
                                        "t47"."assignment_strength" * (
                                          "t47"."assignment_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE) + 1,
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
                          "t47"."assignment_strength" * (
                            "t47"."assignment_mean" / 100.0
                          )
                        ) + CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE)
                      ) * LN(
                        GREATEST(
                          LEAST(
                            CASE
                              WHEN "t47"."phase" = 'extend'
                              THEN "t47"."assignment_benchmark_extend_phase"
                              ELSE "t47"."assignment_benchmark_use_phase"
                            END / 100.0,
                            0.999999999999
                          ),
                          1e-12
                        )
                      )
                    ) + (
                      (
                        (
                          "t47"."assignment_strength" * (
                            1 - (
                              "t47"."assignment_mean" / 100.0
                            )
                          )
                        ) + (
                          CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE)
                        )
                      ) * LN(
                        1 - GREATEST(
                          LEAST(
                            CASE
                              WHEN "t47"."phase" = 'extend'
                              THEN "t47"."assignment_benchmark_extend_phase"
                              ELSE "t47"."assignment_benchmark_use_phase"
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
                                "t47"."assignment_strength" + CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) + 0.5
                              ) * LN(
                                "t47"."assignment_strength" + CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) + 1
                              )
                            ) - (
                              "t47"."assignment_strength" + CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  "t47"."assignment_strength" + CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      "t47"."assignment_strength" + CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) + 1
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
                                  "t47"."assignment_strength" * (
                                    "t47"."assignment_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE) + 0.5
                              ) * LN(
                                (
                                  "t47"."assignment_strength" * (
                                    "t47"."assignment_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE) + 1
                              )
                            ) - (
                              (
                                "t47"."assignment_strength" * (
                                  "t47"."assignment_mean" / 100.0
                                )
                              ) + CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  (
                                    "t47"."assignment_strength" * (
                                      "t47"."assignment_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      (
                                        "t47"."assignment_strength" * (
                                          "t47"."assignment_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE) + 1
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
                                "t47"."assignment_strength" * (
                                  1 - (
                                    "t47"."assignment_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE)
                              ) + 0.5
                            ) * LN(
                              (
                                "t47"."assignment_strength" * (
                                  1 - (
                                    "t47"."assignment_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE)
                              ) + 1
                            )
                          ) - (
                            (
                              "t47"."assignment_strength" * (
                                1 - (
                                  "t47"."assignment_mean" / 100.0
                                )
                              )
                            ) + (
                              CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE)
                            ) + 1
                          )
                        ) + 0.9189385332046727 + (
                          (
                            1.0 / NULLIF(
                              (
                                (
                                  "t47"."assignment_strength" * (
                                    1 - (
                                      "t47"."assignment_mean" / 100.0
                                    )
                                  )
                                ) + (
                                  CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE)
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
                                      "t47"."assignment_strength" * (
                                        1 - (
                                          "t47"."assignment_mean" / 100.0
                                        )
                                      )
                                    ) + (
                                      CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE)
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
                      "t47"."assignment_strength" * (
                        1 - (
                          "t47"."assignment_mean" / 100.0
                        )
                      )
                    ) + (
                      CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."seats_assigned", "t47"."seats_purchased") AS DOUBLE)
                    )
                  ) / NULLIF(
                    "t47"."assignment_strength" + CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE),
                    0.0
                  )
                ) - GREATEST(
                  LEAST(
                    CASE
                      WHEN "t47"."phase" = 'extend'
                      THEN "t47"."assignment_benchmark_extend_phase"
                      ELSE "t47"."assignment_benchmark_use_phase"
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
      "t47"."mau" IS NOT NULL
    )
    AND (
      "t47"."seats_purchased" IS NOT NULL
    )
    AND (
      "t47"."utilisation_mean" IS NOT NULL
    )
    AND (
      "t47"."utilisation_strength" IS NOT NULL
    )
    AND (
      CASE
        WHEN "t47"."phase" = 'extend'
        THEN "t47"."utilisation_benchmark_extend_phase"
        ELSE "t47"."utilisation_benchmark_use_phase"
      END IS NOT NULL
    )
    AND (
      "t47"."seats_purchased" > 0
    )
    THEN CASE
      WHEN (
        CASE
          WHEN "t47"."phase" = 'extend'
          THEN "t47"."utilisation_benchmark_extend_phase"
          ELSE "t47"."utilisation_benchmark_use_phase"
        END <= 0
      )
      OR (
        (
          (
            "t47"."utilisation_strength" * (
              1 - (
                "t47"."utilisation_mean" / 100.0
              )
            )
          ) + (
            CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
          )
        ) = 0
      )
      THEN 0.0
      WHEN (
        CASE
          WHEN "t47"."phase" = 'extend'
          THEN "t47"."utilisation_benchmark_extend_phase"
          ELSE "t47"."utilisation_benchmark_use_phase"
        END >= 100
      )
      OR (
        (
          (
            "t47"."utilisation_strength" * (
              "t47"."utilisation_mean" / 100.0
            )
          ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
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
                                          "t47"."utilisation_strength" * (
                                            1 - (
                                              "t47"."utilisation_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
                                        ) + 1
                                      ) * GREATEST(
                                        LEAST(
                                          CASE
                                            WHEN "t47"."phase" = 'extend'
                                            THEN "t47"."utilisation_benchmark_extend_phase"
                                            ELSE "t47"."utilisation_benchmark_use_phase"
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
                                          "t47"."utilisation_strength" * (
                                            1 - (
                                              "t47"."utilisation_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
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
                                          "t47"."utilisation_strength" * (
                                            "t47"."utilisation_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE) + 1
                                      ) * (
                                        1 - GREATEST(
                                          LEAST(
                                            CASE
                                              WHEN "t47"."phase" = 'extend'
                                              THEN "t47"."utilisation_benchmark_extend_phase"
                                              ELSE "t47"."utilisation_benchmark_use_phase"
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
                                          "t47"."utilisation_strength" * (
                                            "t47"."utilisation_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE) + 1
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
                                              "t47"."utilisation_strength" * (
                                                1 - (
                                                  "t47"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN "t47"."phase" = 'extend'
                                                THEN "t47"."utilisation_benchmark_extend_phase"
                                                ELSE "t47"."utilisation_benchmark_use_phase"
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
                                    "t47"."utilisation_strength" * (
                                      1 - (
                                        "t47"."utilisation_mean" / 100.0
                                      )
                                    )
                                  ) + (
                                    CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
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
                                              "t47"."utilisation_strength" * (
                                                "t47"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN "t47"."phase" = 'extend'
                                                  THEN "t47"."utilisation_benchmark_extend_phase"
                                                  ELSE "t47"."utilisation_benchmark_use_phase"
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
                                    "t47"."utilisation_strength" * (
                                      "t47"."utilisation_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE) + 1,
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
                                              "t47"."utilisation_strength" * (
                                                1 - (
                                                  "t47"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN "t47"."phase" = 'extend'
                                                THEN "t47"."utilisation_benchmark_extend_phase"
                                                ELSE "t47"."utilisation_benchmark_use_phase"
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
                                              "t47"."utilisation_strength" * (
                                                1 - (
                                                  "t47"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
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
                                              "t47"."utilisation_strength" * (
                                                "t47"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN "t47"."phase" = 'extend'
                                                  THEN "t47"."utilisation_benchmark_extend_phase"
                                                  ELSE "t47"."utilisation_benchmark_use_phase"
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
                                              "t47"."utilisation_strength" * (
                                                "t47"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE) + 1
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
                                                  "t47"."utilisation_strength" * (
                                                    1 - (
                                                      "t47"."utilisation_mean" / 100.0
                                                    )
                                                  )
                                                ) + (
                                                  CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
                                                ) + 1
                                              ) * GREATEST(
                                                LEAST(
                                                  CASE
                                                    WHEN "t47"."phase" = 'extend'
                                                    THEN "t47"."utilisation_benchmark_extend_phase"
                                                    ELSE "t47"."utilisation_benchmark_use_phase"
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
                                        "t47"."utilisation_strength" * (
                                          1 - (
                                            "t47"."utilisation_mean" / 100.0
                                          )
                                        )
                                      ) + (
                                        CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
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
                                                  "t47"."utilisation_strength" * (
                                                    "t47"."utilisation_mean" / 100.0
                                                  )
                                                ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE) + 1
                                              ) * (
                                                1 - GREATEST(
                                                  LEAST(
                                                    CASE
                                                      WHEN "t47"."phase" = 'extend'
                                                      THEN "t47"."utilisation_benchmark_extend_phase"
                                                      ELSE "t47"."utilisation_benchmark_use_phase"
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
                                        "t47"."utilisation_strength" * (
                                          "t47"."utilisation_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE) + 1,
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
                          "t47"."utilisation_strength" * (
                            "t47"."utilisation_mean" / 100.0
                          )
                        ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
                      ) * LN(
                        GREATEST(
                          LEAST(
                            CASE
                              WHEN "t47"."phase" = 'extend'
                              THEN "t47"."utilisation_benchmark_extend_phase"
                              ELSE "t47"."utilisation_benchmark_use_phase"
                            END / 100.0,
                            0.999999999999
                          ),
                          1e-12
                        )
                      )
                    ) + (
                      (
                        (
                          "t47"."utilisation_strength" * (
                            1 - (
                              "t47"."utilisation_mean" / 100.0
                            )
                          )
                        ) + (
                          CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
                        )
                      ) * LN(
                        1 - GREATEST(
                          LEAST(
                            CASE
                              WHEN "t47"."phase" = 'extend'
                              THEN "t47"."utilisation_benchmark_extend_phase"
                              ELSE "t47"."utilisation_benchmark_use_phase"
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
                                "t47"."utilisation_strength" + CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) + 0.5
                              ) * LN(
                                "t47"."utilisation_strength" + CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) + 1
                              )
                            ) - (
                              "t47"."utilisation_strength" + CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  "t47"."utilisation_strength" + CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      "t47"."utilisation_strength" + CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) + 1
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
                                  "t47"."utilisation_strength" * (
                                    "t47"."utilisation_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE) + 0.5
                              ) * LN(
                                (
                                  "t47"."utilisation_strength" * (
                                    "t47"."utilisation_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE) + 1
                              )
                            ) - (
                              (
                                "t47"."utilisation_strength" * (
                                  "t47"."utilisation_mean" / 100.0
                                )
                              ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  (
                                    "t47"."utilisation_strength" * (
                                      "t47"."utilisation_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      (
                                        "t47"."utilisation_strength" * (
                                          "t47"."utilisation_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE) + 1
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
                                "t47"."utilisation_strength" * (
                                  1 - (
                                    "t47"."utilisation_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
                              ) + 0.5
                            ) * LN(
                              (
                                "t47"."utilisation_strength" * (
                                  1 - (
                                    "t47"."utilisation_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
                              ) + 1
                            )
                          ) - (
                            (
                              "t47"."utilisation_strength" * (
                                1 - (
                                  "t47"."utilisation_mean" / 100.0
                                )
                              )
                            ) + (
                              CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
                            ) + 1
                          )
                        ) + 0.9189385332046727 + (
                          (
                            1.0 / NULLIF(
                              (
                                (
                                  "t47"."utilisation_strength" * (
                                    1 - (
                                      "t47"."utilisation_mean" / 100.0
                                    )
                                  )
                                ) + (
                                  CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
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
                                      "t47"."utilisation_strength" * (
                                        1 - (
                                          "t47"."utilisation_mean" / 100.0
                                        )
                                      )
                                    ) + (
                                      CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
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
                      "t47"."utilisation_strength" * (
                        1 - (
                          "t47"."utilisation_mean" / 100.0
                        )
                      )
                    ) + (
                      CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t47"."mau", "t47"."seats_purchased") AS DOUBLE)
                    )
                  ) / NULLIF(
                    "t47"."utilisation_strength" + CAST(NULLIF("t47"."seats_purchased", 0) AS DOUBLE),
                    0.0
                  )
                ) - GREATEST(
                  LEAST(
                    CASE
                      WHEN "t47"."phase" = 'extend'
                      THEN "t47"."utilisation_benchmark_extend_phase"
                      ELSE "t47"."utilisation_benchmark_use_phase"
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
    "t46"."is_dirty_team",
    "t46"."told_opportunity",
    "t46"."opportunities_on_usage",
    "t46"."selected_opportunity",
    "t46"."assignment_mean",
    "t46"."assignment_strength",
    "t46"."utilisation_mean",
    "t46"."utilisation_strength",
    "t46"."is_bootstrap",
    "t46"."of_cohort",
    "t46"."of_bucket",
    "t46"."of_phase",
    "t46"."engagement_score",
    "t46"."communication_score",
    "t46"."product_score",
    "t46"."relationship_score",
    "t46"."engagement_change",
    "t20"."churn_probability",
    "t20"."effective_renewal_score",
    "t20"."effective_score_source",
    "t20"."segments",
    "t20"."foreseen_csn"
  FROM (
    SELECT
      "t44"."opportunity_id",
      "t44"."contract_id",
      "t44"."tenant_id",
      "t44"."offering_product_line_code",
      "t44"."snapshot_date",
      "t44"."original_account_csn",
      "t44"."cohort",
      "t44"."phase",
      "t44"."seat_bucket",
      "t44"."seats_purchased",
      "t44"."seats_assigned",
      "t44"."assignment_rate",
      "t44"."utilisation_rate",
      "t44"."opportunity_lc_flag",
      "t44"."opportunity_promo_flag",
      "t44"."parent_account_new_customer_flag",
      "t44"."users_without_seats",
      "t44"."mau",
      "t44"."surviving_account_csn",
      "t44"."site_geo",
      "t44"."original_account_named_account_group",
      "t44"."opportunity_close_date",
      "t44"."customer_ews_prediction",
      "t44"."customer_aov_band",
      "t44"."cohort_benchmark_used",
      "t44"."assignment_benchmark_use_phase",
      "t44"."assignment_benchmark_extend_phase",
      "t44"."utilisation_benchmark_use_phase",
      "t44"."utilisation_benchmark_extend_phase",
      "t44"."found_opportunity",
      "t44"."found_account",
      "t44"."acv_usd__c",
      "t44"."opportunity_amount__c",
      "t44"."opportunity_number__c",
      "t44"."days_into_term__c",
      "t44"."term__c",
      "t44"."territory_account_tier__c",
      "t44"."is_renewal_opportunity__c",
      "t44"."known_account",
      "t44"."ispartner__c",
      "t44"."ownerid",
      "t44"."p4pigs__c",
      "t44"."industry_group__c",
      "t44"."ccs_segment__c",
      "t44"."country__c",
      "t44"."state_province__c",
      "t44"."zip_abbreviation__c",
      "t44"."usual_users",
      "t44"."usual_months",
      "t44"."has_used_before",
      "t44"."is_dirty_pool",
      "t44"."is_dirty_team",
      "t44"."told_opportunity",
      "t44"."opportunities_on_usage",
      "t44"."selected_opportunity",
      "t44"."assignment_mean",
      "t44"."assignment_strength",
      "t44"."utilisation_mean",
      "t44"."utilisation_strength",
      "t44"."is_bootstrap",
      "t44"."of_cohort",
      "t44"."of_bucket",
      "t44"."of_phase",
      CAST(NULL AS DOUBLE) AS "engagement_score",
      CAST(NULL AS DOUBLE) AS "communication_score",
      CAST(NULL AS DOUBLE) AS "product_score",
      CAST(NULL AS DOUBLE) AS "relationship_score",
      CAST(NULL AS DOUBLE) AS "engagement_change"
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
        "t43"."has_used_before",
        "t43"."is_dirty_pool",
        "t43"."is_dirty_team",
        "t21"."told_opportunity",
        "t21"."opportunities_on_usage",
        "t22"."selected_opportunity",
        "t23"."assignment_mean",
        "t23"."assignment_strength",
        "t23"."utilisation_mean",
        "t23"."utilisation_strength",
        "t23"."is_bootstrap",
        "t23"."of_cohort",
        "t23"."of_bucket",
        "t23"."of_phase"
      FROM (
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
          "t41"."users_without_seats",
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
          "t41"."is_dirty_team"
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
            "t40"."users_without_seats",
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
            "t35"."contract_id" AS "contract_id_right",
            "t35"."tenant_id" AS "tenant_id_right",
            "t35"."offering_product_line_code" AS "offering_product_line_code_right",
            "t35"."is_dirty_pool",
            "t35"."is_dirty_team"
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
              "t38"."users_without_seats",
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
              "t38"."has_used_before"
            FROM (
              SELECT
                "t24"."opportunity_id",
                "t24"."contract_id",
                "t24"."tenant_id",
                "t24"."offering_product_line_code",
                "t24"."snapshot_date",
                "t24"."original_account_csn",
                "t24"."cohort",
                "t24"."phase",
                "t24"."seat_bucket",
                "t24"."seats_purchased",
                "t24"."seats_assigned",
                "t24"."assignment_rate",
                "t24"."utilisation_rate",
                "t24"."opportunity_lc_flag",
                "t24"."opportunity_promo_flag",
                "t24"."parent_account_new_customer_flag",
                "t24"."users_without_seats",
                "t31"."mau",
                "t31"."surviving_account_csn",
                "t31"."site_geo",
                "t31"."original_account_named_account_group",
                "t31"."opportunity_close_date",
                "t31"."customer_ews_prediction",
                "t31"."customer_aov_band",
                "t31"."cohort_benchmark_used",
                "t31"."assignment_benchmark_use_phase",
                "t31"."assignment_benchmark_extend_phase",
                "t31"."utilisation_benchmark_use_phase",
                "t31"."utilisation_benchmark_extend_phase",
                "t26"."found_opportunity",
                "t26"."found_account",
                "t26"."acv_usd__c",
                "t26"."opportunity_amount__c",
                "t26"."opportunity_number__c",
                "t26"."days_into_term__c",
                "t26"."term__c",
                "t26"."territory_account_tier__c",
                "t26"."is_renewal_opportunity__c",
                "t27"."known_account",
                "t27"."ispartner__c",
                "t27"."ownerid",
                "t27"."p4pigs__c",
                "t27"."industry_group__c",
                "t27"."ccs_segment__c",
                "t27"."country__c",
                "t27"."state_province__c",
                "t27"."zip_abbreviation__c",
                "t37"."tenant_id" AS "tenant_id_right",
                "t37"."offering_product_line_code" AS "offering_product_line_code_right",
                "t37"."usual_users",
                "t37"."usual_months",
                "t37"."has_used_before"
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
              ) AS "t24"
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
              ) AS "t31"
                ON "t24"."opportunity_id" = "t31"."opportunity_id"
                AND "t24"."contract_id" = "t31"."contract_id"
                AND "t24"."tenant_id" = "t31"."tenant_id"
                AND "t24"."offering_product_line_code" = "t31"."offering_product_line_code"
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
              ) AS "t26"
                ON "t24"."opportunity_id" = "t26"."found_opportunity"
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
              ) AS "t27"
                ON "t26"."found_account" = "t27"."known_account"
              LEFT OUTER JOIN (
                SELECT
                  "t33"."tenant_id",
                  "t33"."offering_product_line_code",
                  SUM(CASE WHEN "t33"."is_usual" THEN "t33"."users" ELSE 0 END) AS "usual_users",
                  SUM(CASE WHEN "t33"."is_usual" THEN 1 ELSE 0 END) AS "usual_months",
                  BOOL_OR(CAST("t33"."users" > 0 AS BOOLEAN)) AS "has_used_before"
                FROM (
                  SELECT
                    "t30"."tenant_id",
                    "t30"."offering_product_line_code",
                    "t30"."by_month",
                    "t30"."users",
                    (
                      (
                        (
                          CAST(':year' AS BIGINT) * 12
                        ) + CAST(':number' AS BIGINT)
                      ) - (
                        (
                          EXTRACT(year FROM "t30"."by_month") * 12
                        ) + EXTRACT(month FROM "t30"."by_month")
                      )
                    ) <= 3 AS "is_usual"
                  FROM (
                    SELECT
                      "t10"."tenant_id",
                      "t10"."offering_product_line_code",
                      "t10"."by_month",
                      MAX("t10"."mau") AS "users"
                    FROM "usage_monthly" AS "t10"
                    GROUP BY
                      1,
                      2,
                      3
                  ) AS "t30"
                ) AS "t33"
                GROUP BY
                  1,
                  2
              ) AS "t37"
                ON "t24"."tenant_id" = "t37"."tenant_id"
                AND "t24"."offering_product_line_code" = "t37"."offering_product_line_code"
            ) AS "t38"
          ) AS "t40"
          LEFT OUTER JOIN (
            SELECT
              "t32"."contract_id",
              "t32"."tenant_id",
              "t32"."offering_product_line_code",
              BOOL_OR(CAST("t32"."subscriptions" > 1 AS BOOLEAN)) AS "is_dirty_pool",
              BOOL_OR(CAST("t32"."accounts" > 1 AS BOOLEAN)) AS "is_dirty_team"
            FROM (
              SELECT
                "t28"."contract_id",
                "t28"."tenant_id",
                "t28"."offering_product_line_code",
                "t28"."pool_id",
                "t29"."subscriptions",
                "t29"."accounts"
              FROM (
                SELECT DISTINCT
                  "t8"."contract_id",
                  "t8"."tenant_id",
                  "t8"."offering_product_line_code",
                  "t8"."pool_id"
                FROM "active_subscription_monthly" AS "t8"
              ) AS "t28"
              INNER JOIN (
                SELECT
                  "t9"."tenant_id",
                  "t9"."pool_id",
                  "t9"."subscriptions",
                  "t9"."accounts"
                FROM "pool_monthly" AS "t9"
              ) AS "t29"
                ON "t28"."tenant_id" = "t29"."tenant_id" AND "t28"."pool_id" = "t29"."pool_id"
            ) AS "t32"
            GROUP BY
              1,
              2,
              3
          ) AS "t35"
            ON "t40"."contract_id" = "t35"."contract_id"
            AND "t40"."tenant_id" = "t35"."tenant_id"
            AND "t40"."offering_product_line_code" = "t35"."offering_product_line_code"
        ) AS "t41"
      ) AS "t43"
      LEFT OUTER JOIN (
        SELECT
          "t1"."opportunity_id" AS "told_opportunity",
          "t1"."opportunities_on_usage"
        FROM "ide_opportunity_coverage_monthly" AS "t1"
      ) AS "t21"
        ON "t43"."opportunity_id" = "t21"."told_opportunity"
      LEFT OUTER JOIN (
        SELECT DISTINCT
          "t2"."opportunity_id" AS "selected_opportunity"
        FROM "ide_opportunity_selection_monthly" AS "t2"
      ) AS "t22"
        ON "t43"."opportunity_id" = "t22"."selected_opportunity"
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
      ) AS "t23"
        ON "t43"."cohort_benchmark_used" = "t23"."of_cohort"
        AND "t43"."seat_bucket" = "t23"."of_bucket"
        AND "t43"."phase" = "t23"."of_phase"
    ) AS "t44"
  ) AS "t46"
  LEFT OUTER JOIN (
    SELECT
      "t0"."churn_probability",
      "t0"."effective_renewal_score",
      "t0"."effective_score_source",
      "t0"."segments",
      "t0"."surviving_account_csn" AS "foreseen_csn"
    FROM "customer_insights_monthly" AS "t0"
  ) AS "t20"
    ON "t46"."surviving_account_csn" = "t20"."foreseen_csn"
) AS "t47"