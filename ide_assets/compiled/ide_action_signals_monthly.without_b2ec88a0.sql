SELECT
  "t50"."opportunity_id",
  "t50"."contract_id",
  "t50"."tenant_id",
  "t50"."offering_product_line_code",
  "t50"."snapshot_date",
  "t50"."original_account_csn",
  "t50"."cohort",
  "t50"."phase",
  "t50"."seat_bucket",
  "t50"."seats_purchased",
  "t50"."seats_assigned",
  "t50"."assignment_rate",
  "t50"."utilisation_rate",
  "t50"."opportunity_lc_flag",
  "t50"."opportunity_promo_flag",
  "t50"."parent_account_new_customer_flag",
  "t50"."users_without_seats",
  "t50"."mau",
  "t50"."surviving_account_csn",
  "t50"."site_geo",
  "t50"."original_account_named_account_group",
  "t50"."opportunity_close_date",
  "t50"."customer_ews_prediction",
  "t50"."customer_aov_band",
  "t50"."cohort_benchmark_used",
  "t50"."assignment_benchmark_use_phase",
  "t50"."assignment_benchmark_extend_phase",
  "t50"."utilisation_benchmark_use_phase",
  "t50"."utilisation_benchmark_extend_phase",
  "t50"."found_opportunity",
  "t50"."found_account",
  "t50"."acv_usd__c",
  "t50"."opportunity_amount__c",
  "t50"."opportunity_number__c",
  "t50"."days_into_term__c",
  "t50"."term__c",
  "t50"."territory_account_tier__c",
  "t50"."is_renewal_opportunity__c",
  "t50"."known_account",
  "t50"."ispartner__c",
  "t50"."ownerid",
  "t50"."p4pigs__c",
  "t50"."industry_group__c",
  "t50"."ccs_segment__c",
  "t50"."country__c",
  "t50"."state_province__c",
  "t50"."zip_abbreviation__c",
  "t50"."usual_users",
  "t50"."usual_months",
  "t50"."has_used_before",
  "t50"."is_dirty_pool",
  "t50"."is_dirty_team",
  "t50"."told_opportunity",
  "t50"."opportunities_on_usage",
  "t50"."selected_opportunity",
  "t50"."assignment_mean",
  "t50"."assignment_strength",
  "t50"."utilisation_mean",
  "t50"."utilisation_strength",
  "t50"."is_bootstrap",
  "t50"."of_cohort",
  "t50"."of_bucket",
  "t50"."of_phase",
  "t50"."engagement_score",
  "t50"."communication_score",
  "t50"."product_score",
  "t50"."relationship_score",
  "t50"."engagement_change",
  "t50"."churn_probability",
  "t50"."effective_renewal_score",
  "t50"."effective_score_source",
  "t50"."segments",
  "t50"."foreseen_csn",
  CASE WHEN "t50"."phase" = 'extend' THEN 'Renew' ELSE 'Adopt' END AS "lifecycle",
  DATE_DIFF('DAY', "t50"."snapshot_date", "t50"."opportunity_close_date") AS "days_to_close",
  "t50"."acv_usd__c" AS "acv_usd",
  "t50"."industry_group__c" AS "industry_group",
  CASE
    WHEN (
      "t50"."mau" IS NOT NULL
    )
    AND (
      "t50"."seats_purchased" IS NOT NULL
    )
    AND (
      "t50"."utilisation_mean" IS NOT NULL
    )
    AND (
      "t50"."utilisation_strength" IS NOT NULL
    )
    AND (
      CASE
        WHEN (
          CAST("t50"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t50"."usual_months" * "t50"."seats_purchased" AS DOUBLE), 0.0)
        ) > 100
        THEN 100.0
        ELSE CAST("t50"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t50"."usual_months" * "t50"."seats_purchased" AS DOUBLE), 0.0)
      END IS NOT NULL
    )
    AND (
      "t50"."seats_purchased" > 0
    )
    THEN CASE
      WHEN (
        CASE
          WHEN (
            CAST("t50"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t50"."usual_months" * "t50"."seats_purchased" AS DOUBLE), 0.0)
          ) > 100
          THEN 100.0
          ELSE CAST("t50"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t50"."usual_months" * "t50"."seats_purchased" AS DOUBLE), 0.0)
        END <= 0
      )
      OR (
        (
          (
            "t50"."utilisation_strength" * (
              1 - (
                "t50"."utilisation_mean" / 100.0
              )
            )
          ) + (
            CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
          )
        ) = 0
      )
      THEN 0.0
      WHEN (
        CASE
          WHEN (
            CAST("t50"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t50"."usual_months" * "t50"."seats_purchased" AS DOUBLE), 0.0)
          ) > 100
          THEN 100.0
          ELSE CAST("t50"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t50"."usual_months" * "t50"."seats_purchased" AS DOUBLE), 0.0)
        END >= 100
      )
      OR (
        (
          (
            "t50"."utilisation_strength" * (
              "t50"."utilisation_mean" / 100.0
            )
          ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
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
                                          "t50"."utilisation_strength" * (
                                            1 - (
                                              "t50"."utilisation_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
                                        ) + 1
                                      ) * GREATEST(
                                        LEAST(
                                          CASE
                                            WHEN (
                                              CAST("t50"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t50"."usual_months" * "t50"."seats_purchased" AS DOUBLE), 0.0)
                                            ) > 100
                                            THEN 100.0
                                            ELSE CAST("t50"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t50"."usual_months" * "t50"."seats_purchased" AS DOUBLE), 0.0)
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
                                          "t50"."utilisation_strength" * (
                                            1 - (
                                              "t50"."utilisation_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
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
                                          "t50"."utilisation_strength" * (
                                            "t50"."utilisation_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE) + 1
                                      ) * (
                                        1 - GREATEST(
                                          LEAST(
                                            CASE
                                              WHEN (
                                                CAST("t50"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t50"."usual_months" * "t50"."seats_purchased" AS DOUBLE), 0.0)
                                              ) > 100
                                              THEN 100.0
                                              ELSE CAST("t50"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t50"."usual_months" * "t50"."seats_purchased" AS DOUBLE), 0.0)
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
                                          "t50"."utilisation_strength" * (
                                            "t50"."utilisation_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE) + 1
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
                                              "t50"."utilisation_strength" * (
                                                1 - (
                                                  "t50"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN (
                                                  CAST("t50"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t50"."usual_months" * "t50"."seats_purchased" AS DOUBLE), 0.0)
                                                ) > 100
                                                THEN 100.0
                                                ELSE CAST("t50"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t50"."usual_months" * "t50"."seats_purchased" AS DOUBLE), 0.0)
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
                                    "t50"."utilisation_strength" * (
                                      1 - (
                                        "t50"."utilisation_mean" / 100.0
                                      )
                                    )
                                  ) + (
                                    CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
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
                                              "t50"."utilisation_strength" * (
                                                "t50"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN (
                                                    CAST("t50"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t50"."usual_months" * "t50"."seats_purchased" AS DOUBLE), 0.0)
                                                  ) > 100
                                                  THEN 100.0
                                                  ELSE CAST("t50"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t50"."usual_months" * "t50"."seats_purchased" AS DOUBLE), 0.0)
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
                                    "t50"."utilisation_strength" * (
                                      "t50"."utilisation_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE) + 1,
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
                                              "t50"."utilisation_strength" * (
                                                1 - (
                                                  "t50"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN (
                                                  CAST("t50"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t50"."usual_months" * "t50"."seats_purchased" AS DOUBLE), 0.0)
                                                ) > 100
                                                THEN 100.0
                                                ELSE CAST("t50"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t50"."usual_months" * "t50"."seats_purchased" AS DOUBLE), 0.0)
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
                                              "t50"."utilisation_strength" * (
                                                1 - (
                                                  "t50"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
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
                                              "t50"."utilisation_strength" * (
                                                "t50"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN (
                                                    CAST("t50"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t50"."usual_months" * "t50"."seats_purchased" AS DOUBLE), 0.0)
                                                  ) > 100
                                                  THEN 100.0
                                                  ELSE CAST("t50"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t50"."usual_months" * "t50"."seats_purchased" AS DOUBLE), 0.0)
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
                                              "t50"."utilisation_strength" * (
                                                "t50"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE) + 1
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
                                                  "t50"."utilisation_strength" * (
                                                    1 - (
                                                      "t50"."utilisation_mean" / 100.0
                                                    )
                                                  )
                                                ) + (
                                                  CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
                                                ) + 1
                                              ) * GREATEST(
                                                LEAST(
                                                  CASE
                                                    WHEN (
                                                      CAST("t50"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t50"."usual_months" * "t50"."seats_purchased" AS DOUBLE), 0.0)
                                                    ) > 100
                                                    THEN 100.0
                                                    ELSE CAST("t50"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t50"."usual_months" * "t50"."seats_purchased" AS DOUBLE), 0.0)
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
                                        "t50"."utilisation_strength" * (
                                          1 - (
                                            "t50"."utilisation_mean" / 100.0
                                          )
                                        )
                                      ) + (
                                        CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
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
                                                  "t50"."utilisation_strength" * (
                                                    "t50"."utilisation_mean" / 100.0
                                                  )
                                                ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE) + 1
                                              ) * (
                                                1 - GREATEST(
                                                  LEAST(
                                                    CASE
                                                      WHEN (
                                                        CAST("t50"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t50"."usual_months" * "t50"."seats_purchased" AS DOUBLE), 0.0)
                                                      ) > 100
                                                      THEN 100.0
                                                      ELSE CAST("t50"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t50"."usual_months" * "t50"."seats_purchased" AS DOUBLE), 0.0)
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
                                        "t50"."utilisation_strength" * (
                                          "t50"."utilisation_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE) + 1,
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
                          "t50"."utilisation_strength" * (
                            "t50"."utilisation_mean" / 100.0
                          )
                        ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
                      ) * LN(
                        GREATEST(
                          LEAST(
                            CASE
                              WHEN (
                                CAST("t50"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t50"."usual_months" * "t50"."seats_purchased" AS DOUBLE), 0.0)
                              ) > 100
                              THEN 100.0
                              ELSE CAST("t50"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t50"."usual_months" * "t50"."seats_purchased" AS DOUBLE), 0.0)
                            END / 100.0,
                            0.999999999999
                          ),
                          1e-12
                        )
                      )
                    ) + (
                      (
                        (
                          "t50"."utilisation_strength" * (
                            1 - (
                              "t50"."utilisation_mean" / 100.0
                            )
                          )
                        ) + (
                          CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
                        )
                      ) * LN(
                        1 - GREATEST(
                          LEAST(
                            CASE
                              WHEN (
                                CAST("t50"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t50"."usual_months" * "t50"."seats_purchased" AS DOUBLE), 0.0)
                              ) > 100
                              THEN 100.0
                              ELSE CAST("t50"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t50"."usual_months" * "t50"."seats_purchased" AS DOUBLE), 0.0)
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
                                "t50"."utilisation_strength" + CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) + 0.5
                              ) * LN(
                                "t50"."utilisation_strength" + CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) + 1
                              )
                            ) - (
                              "t50"."utilisation_strength" + CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  "t50"."utilisation_strength" + CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      "t50"."utilisation_strength" + CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) + 1
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
                                  "t50"."utilisation_strength" * (
                                    "t50"."utilisation_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE) + 0.5
                              ) * LN(
                                (
                                  "t50"."utilisation_strength" * (
                                    "t50"."utilisation_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE) + 1
                              )
                            ) - (
                              (
                                "t50"."utilisation_strength" * (
                                  "t50"."utilisation_mean" / 100.0
                                )
                              ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  (
                                    "t50"."utilisation_strength" * (
                                      "t50"."utilisation_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      (
                                        "t50"."utilisation_strength" * (
                                          "t50"."utilisation_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE) + 1
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
                                "t50"."utilisation_strength" * (
                                  1 - (
                                    "t50"."utilisation_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
                              ) + 0.5
                            ) * LN(
                              (
                                "t50"."utilisation_strength" * (
                                  1 - (
                                    "t50"."utilisation_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
                              ) + 1
                            )
                          ) - (
                            (
                              "t50"."utilisation_strength" * (
                                1 - (
                                  "t50"."utilisation_mean" / 100.0
                                )
                              )
                            ) + (
                              CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
                            ) + 1
                          )
                        ) + 0.9189385332046727 + (
                          (
                            1.0 / NULLIF(
                              (
                                (
                                  "t50"."utilisation_strength" * (
                                    1 - (
                                      "t50"."utilisation_mean" / 100.0
                                    )
                                  )
                                ) + (
                                  CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
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
                                      "t50"."utilisation_strength" * (
                                        1 - (
                                          "t50"."utilisation_mean" / 100.0
                                        )
                                      )
                                    ) + (
                                      CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
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
                      "t50"."utilisation_strength" * (
                        1 - (
                          "t50"."utilisation_mean" / 100.0
                        )
                      )
                    ) + (
                      CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
                    )
                  ) / NULLIF(
                    "t50"."utilisation_strength" + CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE),
                    0.0
                  )
                ) - GREATEST(
                  LEAST(
                    CASE
                      WHEN (
                        CAST("t50"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t50"."usual_months" * "t50"."seats_purchased" AS DOUBLE), 0.0)
                      ) > 100
                      THEN 100.0
                      ELSE CAST("t50"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t50"."usual_months" * "t50"."seats_purchased" AS DOUBLE), 0.0)
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
          "t50"."usual_users" * 20
        ) + "t50"."usual_months"
      ) - (
        (
          (
            "t50"."usual_users" * 20
          ) + "t50"."usual_months"
        ) % (
          NULLIF("t50"."usual_months", 0) * 2
        )
      )
    ) / (
      NULLIF("t50"."usual_months", 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "mau_before",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t50"."mau" * "t50"."usual_months" * 200
        ) + "t50"."usual_users"
      ) - (
        (
          (
            "t50"."mau" * "t50"."usual_months" * 200
          ) + "t50"."usual_users"
        ) % (
          NULLIF("t50"."usual_users", 0) * 2
        )
      )
    ) / (
      NULLIF("t50"."usual_users", 0) * 2
    )
  ) AS BIGINT) - 100 AS DOUBLE) AS "usage_change",
  "t50"."mau" = 0 AS "dormancy_flag",
  COALESCE("t50"."customer_ews_prediction" < 0.3, FALSE) AS "is_at_risk",
  CAST(':in_unreliable_window' AS BOOLEAN) AS "is_unreliable_assignment",
  CASE
    WHEN NOT (
      COALESCE("t50"."customer_aov_band" IN ('AOV: $5-10k', 'AOV: $10k+'), FALSE)
    )
    THEN 'annual order value'
    WHEN NOT (
      COALESCE(
        LOWER("t50"."original_account_named_account_group") IN (
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
          LOWER("t50"."offering_product_line_code") IN ('premsub', 'collrp', 'bimcoll', 'tflex', 'eflex', 'mflex')
        ),
        FALSE
      )
    )
    THEN 'product line'
    WHEN NOT (
      COALESCE("t50"."term__c" IN ('Annual', '3-Year'), FALSE)
    )
    THEN 'term'
    WHEN NOT (
      COALESCE(
        "t50"."territory_account_tier__c" IN ('Tier 1', 'Tier 2', 'Tier 3', 'Supported', 'Digital Only'),
        FALSE
      )
    )
    THEN 'account tier'
    WHEN NOT (
      COALESCE("t50"."is_renewal_opportunity__c", FALSE)
    )
    THEN 'not a renewal'
    WHEN NOT (
      COALESCE("t50"."opportunity_close_date" > "t50"."snapshot_date", FALSE)
    )
    THEN 'close date has passed'
    WHEN NOT (
      COALESCE(NOT (
        "t50"."ispartner__c"
      ), FALSE)
    )
    THEN 'partner'
    ELSE NULL
  END AS "ineligible_because",
  "t50"."selected_opportunity" IS NOT NULL AS "is_selected",
  CASE
    WHEN "t50"."phase" = 'extend'
    THEN "t50"."assignment_benchmark_extend_phase"
    ELSE "t50"."assignment_benchmark_use_phase"
  END AS "assignment_benchmark",
  CASE
    WHEN "t50"."phase" = 'extend'
    THEN "t50"."utilisation_benchmark_extend_phase"
    ELSE "t50"."utilisation_benchmark_use_phase"
  END AS "utilisation_benchmark",
  CAST(CAST(ROUND("t50"."assignment_rate" * 10, 0) AS BIGINT) - CAST(ROUND(
    CASE
      WHEN "t50"."phase" = 'extend'
      THEN "t50"."assignment_benchmark_extend_phase"
      ELSE "t50"."assignment_benchmark_use_phase"
    END * 10,
    0
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "assignment_diff",
  CAST(CAST(ROUND("t50"."utilisation_rate" * 10, 0) AS BIGINT) - CAST(ROUND(
    CASE
      WHEN "t50"."phase" = 'extend'
      THEN "t50"."utilisation_benchmark_extend_phase"
      ELSE "t50"."utilisation_benchmark_use_phase"
    END * 10,
    0
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "utilisation_diff",
  CASE
    WHEN (
      "t50"."seats_assigned" IS NOT NULL
    )
    AND (
      "t50"."seats_purchased" IS NOT NULL
    )
    AND (
      "t50"."assignment_mean" IS NOT NULL
    )
    AND (
      "t50"."assignment_strength" IS NOT NULL
    )
    AND (
      CASE
        WHEN "t50"."phase" = 'extend'
        THEN "t50"."assignment_benchmark_extend_phase"
        ELSE "t50"."assignment_benchmark_use_phase"
      END IS NOT NULL
    )
    AND (
      "t50"."seats_purchased" > 0
    )
    THEN CASE
      WHEN (
        CASE
          WHEN "t50"."phase" = 'extend'
          THEN "t50"."assignment_benchmark_extend_phase"
          ELSE "t50"."assignment_benchmark_use_phase"
        END <= 0
      )
      OR (
        (
          (
            "t50"."assignment_strength" * (
              1 - (
                "t50"."assignment_mean" / 100.0
              )
            )
          ) + (
            CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE)
          )
        ) = 0
      )
      THEN 0.0
      WHEN (
        CASE
          WHEN "t50"."phase" = 'extend'
          THEN "t50"."assignment_benchmark_extend_phase"
          ELSE "t50"."assignment_benchmark_use_phase"
        END >= 100
      )
      OR (
        (
          (
            "t50"."assignment_strength" * (
              "t50"."assignment_mean" / 100.0
            )
          ) + CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE)
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
                                          "t50"."assignment_strength" * (
                                            1 - (
                                              "t50"."assignment_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE)
                                        ) + 1
                                      ) * GREATEST(
                                        LEAST(
                                          CASE
                                            WHEN "t50"."phase" = 'extend'
                                            THEN "t50"."assignment_benchmark_extend_phase"
                                            ELSE "t50"."assignment_benchmark_use_phase"
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
                                          "t50"."assignment_strength" * (
                                            1 - (
                                              "t50"."assignment_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE)
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
                                          "t50"."assignment_strength" * (
                                            "t50"."assignment_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE) + 1
                                      ) * (
                                        1 - GREATEST(
                                          LEAST(
                                            CASE
                                              WHEN "t50"."phase" = 'extend'
                                              THEN "t50"."assignment_benchmark_extend_phase"
                                              ELSE "t50"."assignment_benchmark_use_phase"
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
                                          "t50"."assignment_strength" * (
                                            "t50"."assignment_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE) + 1
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
                                              "t50"."assignment_strength" * (
                                                1 - (
                                                  "t50"."assignment_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN "t50"."phase" = 'extend'
                                                THEN "t50"."assignment_benchmark_extend_phase"
                                                ELSE "t50"."assignment_benchmark_use_phase"
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
                                    "t50"."assignment_strength" * (
                                      1 - (
                                        "t50"."assignment_mean" / 100.0
                                      )
                                    )
                                  ) + (
                                    CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE)
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
                                              "t50"."assignment_strength" * (
                                                "t50"."assignment_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN "t50"."phase" = 'extend'
                                                  THEN "t50"."assignment_benchmark_extend_phase"
                                                  ELSE "t50"."assignment_benchmark_use_phase"
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
                                    "t50"."assignment_strength" * (
                                      "t50"."assignment_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE) + 1,
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
                                              "t50"."assignment_strength" * (
                                                1 - (
                                                  "t50"."assignment_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN "t50"."phase" = 'extend'
                                                THEN "t50"."assignment_benchmark_extend_phase"
                                                ELSE "t50"."assignment_benchmark_use_phase"
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
                                              "t50"."assignment_strength" * (
                                                1 - (
                                                  "t50"."assignment_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE)
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
                                              "t50"."assignment_strength" * (
                                                "t50"."assignment_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN "t50"."phase" = 'extend'
                                                  THEN "t50"."assignment_benchmark_extend_phase"
                                                  ELSE "t50"."assignment_benchmark_use_phase"
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
                                              "t50"."assignment_strength" * (
                                                "t50"."assignment_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE) + 1
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
                                                  "t50"."assignment_strength" * (
                                                    1 - (
                                                      "t50"."assignment_mean" / 100.0
                                                    )
                                                  )
                                                ) + (
                                                  CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE)
                                                ) + 1
                                              ) * GREATEST(
                                                LEAST(
                                                  CASE
                                                    WHEN "t50"."phase" = 'extend'
                                                    THEN "t50"."assignment_benchmark_extend_phase"
                                                    ELSE "t50"."assignment_benchmark_use_phase"
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
                                        "t50"."assignment_strength" * (
                                          1 - (
                                            "t50"."assignment_mean" / 100.0
                                          )
                                        )
                                      ) + (
                                        CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE)
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
                                                  "t50"."assignment_strength" * (
                                                    "t50"."assignment_mean" / 100.0
                                                  )
                                                ) + CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE) + 1
                                              ) * (
                                                1 - GREATEST(
                                                  LEAST(
                                                    CASE
                                                      WHEN "t50"."phase" = 'extend'
                                                      THEN "t50"."assignment_benchmark_extend_phase"
                                                      ELSE "t50"."assignment_benchmark_use_phase"
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
                                        "t50"."assignment_strength" * (
                                          "t50"."assignment_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE) + 1,
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
                          "t50"."assignment_strength" * (
                            "t50"."assignment_mean" / 100.0
                          )
                        ) + CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE)
                      ) * LN(
                        GREATEST(
                          LEAST(
                            CASE
                              WHEN "t50"."phase" = 'extend'
                              THEN "t50"."assignment_benchmark_extend_phase"
                              ELSE "t50"."assignment_benchmark_use_phase"
                            END / 100.0,
                            0.999999999999
                          ),
                          1e-12
                        )
                      )
                    ) + (
                      (
                        (
                          "t50"."assignment_strength" * (
                            1 - (
                              "t50"."assignment_mean" / 100.0
                            )
                          )
                        ) + (
                          CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE)
                        )
                      ) * LN(
                        1 - GREATEST(
                          LEAST(
                            CASE
                              WHEN "t50"."phase" = 'extend'
                              THEN "t50"."assignment_benchmark_extend_phase"
                              ELSE "t50"."assignment_benchmark_use_phase"
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
                                "t50"."assignment_strength" + CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) + 0.5
                              ) * LN(
                                "t50"."assignment_strength" + CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) + 1
                              )
                            ) - (
                              "t50"."assignment_strength" + CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  "t50"."assignment_strength" + CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      "t50"."assignment_strength" + CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) + 1
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
                                  "t50"."assignment_strength" * (
                                    "t50"."assignment_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE) + 0.5
                              ) * LN(
                                (
                                  "t50"."assignment_strength" * (
                                    "t50"."assignment_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE) + 1
                              )
                            ) - (
                              (
                                "t50"."assignment_strength" * (
                                  "t50"."assignment_mean" / 100.0
                                )
                              ) + CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  (
                                    "t50"."assignment_strength" * (
                                      "t50"."assignment_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      (
                                        "t50"."assignment_strength" * (
                                          "t50"."assignment_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE) + 1
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
                                "t50"."assignment_strength" * (
                                  1 - (
                                    "t50"."assignment_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE)
                              ) + 0.5
                            ) * LN(
                              (
                                "t50"."assignment_strength" * (
                                  1 - (
                                    "t50"."assignment_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE)
                              ) + 1
                            )
                          ) - (
                            (
                              "t50"."assignment_strength" * (
                                1 - (
                                  "t50"."assignment_mean" / 100.0
                                )
                              )
                            ) + (
                              CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE)
                            ) + 1
                          )
                        ) + 0.9189385332046727 + (
                          (
                            1.0 / NULLIF(
                              (
                                (
                                  "t50"."assignment_strength" * (
                                    1 - (
                                      "t50"."assignment_mean" / 100.0
                                    )
                                  )
                                ) + (
                                  CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE)
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
                                      "t50"."assignment_strength" * (
                                        1 - (
                                          "t50"."assignment_mean" / 100.0
                                        )
                                      )
                                    ) + (
                                      CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE)
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
                      "t50"."assignment_strength" * (
                        1 - (
                          "t50"."assignment_mean" / 100.0
                        )
                      )
                    ) + (
                      CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."seats_assigned", "t50"."seats_purchased") AS DOUBLE)
                    )
                  ) / NULLIF(
                    "t50"."assignment_strength" + CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE),
                    0.0
                  )
                ) - GREATEST(
                  LEAST(
                    CASE
                      WHEN "t50"."phase" = 'extend'
                      THEN "t50"."assignment_benchmark_extend_phase"
                      ELSE "t50"."assignment_benchmark_use_phase"
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
      "t50"."mau" IS NOT NULL
    )
    AND (
      "t50"."seats_purchased" IS NOT NULL
    )
    AND (
      "t50"."utilisation_mean" IS NOT NULL
    )
    AND (
      "t50"."utilisation_strength" IS NOT NULL
    )
    AND (
      CASE
        WHEN "t50"."phase" = 'extend'
        THEN "t50"."utilisation_benchmark_extend_phase"
        ELSE "t50"."utilisation_benchmark_use_phase"
      END IS NOT NULL
    )
    AND (
      "t50"."seats_purchased" > 0
    )
    THEN CASE
      WHEN (
        CASE
          WHEN "t50"."phase" = 'extend'
          THEN "t50"."utilisation_benchmark_extend_phase"
          ELSE "t50"."utilisation_benchmark_use_phase"
        END <= 0
      )
      OR (
        (
          (
            "t50"."utilisation_strength" * (
              1 - (
                "t50"."utilisation_mean" / 100.0
              )
            )
          ) + (
            CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
          )
        ) = 0
      )
      THEN 0.0
      WHEN (
        CASE
          WHEN "t50"."phase" = 'extend'
          THEN "t50"."utilisation_benchmark_extend_phase"
          ELSE "t50"."utilisation_benchmark_use_phase"
        END >= 100
      )
      OR (
        (
          (
            "t50"."utilisation_strength" * (
              "t50"."utilisation_mean" / 100.0
            )
          ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
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
                                          "t50"."utilisation_strength" * (
                                            1 - (
                                              "t50"."utilisation_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
                                        ) + 1
                                      ) * GREATEST(
                                        LEAST(
                                          CASE
                                            WHEN "t50"."phase" = 'extend'
                                            THEN "t50"."utilisation_benchmark_extend_phase"
                                            ELSE "t50"."utilisation_benchmark_use_phase"
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
                                          "t50"."utilisation_strength" * (
                                            1 - (
                                              "t50"."utilisation_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
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
                                          "t50"."utilisation_strength" * (
                                            "t50"."utilisation_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE) + 1
                                      ) * (
                                        1 - GREATEST(
                                          LEAST(
                                            CASE
                                              WHEN "t50"."phase" = 'extend'
                                              THEN "t50"."utilisation_benchmark_extend_phase"
                                              ELSE "t50"."utilisation_benchmark_use_phase"
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
                                          "t50"."utilisation_strength" * (
                                            "t50"."utilisation_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE) + 1
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
                                              "t50"."utilisation_strength" * (
                                                1 - (
                                                  "t50"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN "t50"."phase" = 'extend'
                                                THEN "t50"."utilisation_benchmark_extend_phase"
                                                ELSE "t50"."utilisation_benchmark_use_phase"
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
                                    "t50"."utilisation_strength" * (
                                      1 - (
                                        "t50"."utilisation_mean" / 100.0
                                      )
                                    )
                                  ) + (
                                    CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
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
                                              "t50"."utilisation_strength" * (
                                                "t50"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN "t50"."phase" = 'extend'
                                                  THEN "t50"."utilisation_benchmark_extend_phase"
                                                  ELSE "t50"."utilisation_benchmark_use_phase"
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
                                    "t50"."utilisation_strength" * (
                                      "t50"."utilisation_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE) + 1,
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
                                              "t50"."utilisation_strength" * (
                                                1 - (
                                                  "t50"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN "t50"."phase" = 'extend'
                                                THEN "t50"."utilisation_benchmark_extend_phase"
                                                ELSE "t50"."utilisation_benchmark_use_phase"
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
                                              "t50"."utilisation_strength" * (
                                                1 - (
                                                  "t50"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
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
                                              "t50"."utilisation_strength" * (
                                                "t50"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN "t50"."phase" = 'extend'
                                                  THEN "t50"."utilisation_benchmark_extend_phase"
                                                  ELSE "t50"."utilisation_benchmark_use_phase"
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
                                              "t50"."utilisation_strength" * (
                                                "t50"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE) + 1
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
                                                  "t50"."utilisation_strength" * (
                                                    1 - (
                                                      "t50"."utilisation_mean" / 100.0
                                                    )
                                                  )
                                                ) + (
                                                  CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
                                                ) + 1
                                              ) * GREATEST(
                                                LEAST(
                                                  CASE
                                                    WHEN "t50"."phase" = 'extend'
                                                    THEN "t50"."utilisation_benchmark_extend_phase"
                                                    ELSE "t50"."utilisation_benchmark_use_phase"
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
                                        "t50"."utilisation_strength" * (
                                          1 - (
                                            "t50"."utilisation_mean" / 100.0
                                          )
                                        )
                                      ) + (
                                        CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
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
                                                  "t50"."utilisation_strength" * (
                                                    "t50"."utilisation_mean" / 100.0
                                                  )
                                                ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE) + 1
                                              ) * (
                                                1 - GREATEST(
                                                  LEAST(
                                                    CASE
                                                      WHEN "t50"."phase" = 'extend'
                                                      THEN "t50"."utilisation_benchmark_extend_phase"
                                                      ELSE "t50"."utilisation_benchmark_use_phase"
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
                                        "t50"."utilisation_strength" * (
                                          "t50"."utilisation_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE) + 1,
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
                          "t50"."utilisation_strength" * (
                            "t50"."utilisation_mean" / 100.0
                          )
                        ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
                      ) * LN(
                        GREATEST(
                          LEAST(
                            CASE
                              WHEN "t50"."phase" = 'extend'
                              THEN "t50"."utilisation_benchmark_extend_phase"
                              ELSE "t50"."utilisation_benchmark_use_phase"
                            END / 100.0,
                            0.999999999999
                          ),
                          1e-12
                        )
                      )
                    ) + (
                      (
                        (
                          "t50"."utilisation_strength" * (
                            1 - (
                              "t50"."utilisation_mean" / 100.0
                            )
                          )
                        ) + (
                          CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
                        )
                      ) * LN(
                        1 - GREATEST(
                          LEAST(
                            CASE
                              WHEN "t50"."phase" = 'extend'
                              THEN "t50"."utilisation_benchmark_extend_phase"
                              ELSE "t50"."utilisation_benchmark_use_phase"
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
                                "t50"."utilisation_strength" + CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) + 0.5
                              ) * LN(
                                "t50"."utilisation_strength" + CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) + 1
                              )
                            ) - (
                              "t50"."utilisation_strength" + CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  "t50"."utilisation_strength" + CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      "t50"."utilisation_strength" + CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) + 1
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
                                  "t50"."utilisation_strength" * (
                                    "t50"."utilisation_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE) + 0.5
                              ) * LN(
                                (
                                  "t50"."utilisation_strength" * (
                                    "t50"."utilisation_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE) + 1
                              )
                            ) - (
                              (
                                "t50"."utilisation_strength" * (
                                  "t50"."utilisation_mean" / 100.0
                                )
                              ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  (
                                    "t50"."utilisation_strength" * (
                                      "t50"."utilisation_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      (
                                        "t50"."utilisation_strength" * (
                                          "t50"."utilisation_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE) + 1
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
                                "t50"."utilisation_strength" * (
                                  1 - (
                                    "t50"."utilisation_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
                              ) + 0.5
                            ) * LN(
                              (
                                "t50"."utilisation_strength" * (
                                  1 - (
                                    "t50"."utilisation_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
                              ) + 1
                            )
                          ) - (
                            (
                              "t50"."utilisation_strength" * (
                                1 - (
                                  "t50"."utilisation_mean" / 100.0
                                )
                              )
                            ) + (
                              CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
                            ) + 1
                          )
                        ) + 0.9189385332046727 + (
                          (
                            1.0 / NULLIF(
                              (
                                (
                                  "t50"."utilisation_strength" * (
                                    1 - (
                                      "t50"."utilisation_mean" / 100.0
                                    )
                                  )
                                ) + (
                                  CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
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
                                      "t50"."utilisation_strength" * (
                                        1 - (
                                          "t50"."utilisation_mean" / 100.0
                                        )
                                      )
                                    ) + (
                                      CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
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
                      "t50"."utilisation_strength" * (
                        1 - (
                          "t50"."utilisation_mean" / 100.0
                        )
                      )
                    ) + (
                      CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t50"."mau", "t50"."seats_purchased") AS DOUBLE)
                    )
                  ) / NULLIF(
                    "t50"."utilisation_strength" + CAST(NULLIF("t50"."seats_purchased", 0) AS DOUBLE),
                    0.0
                  )
                ) - GREATEST(
                  LEAST(
                    CASE
                      WHEN "t50"."phase" = 'extend'
                      THEN "t50"."utilisation_benchmark_extend_phase"
                      ELSE "t50"."utilisation_benchmark_use_phase"
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
    "t49"."engagement_score",
    "t49"."communication_score",
    "t49"."product_score",
    "t49"."relationship_score",
    "t49"."engagement_change",
    "t21"."churn_probability",
    "t21"."effective_renewal_score",
    "t21"."effective_score_source",
    "t21"."segments",
    "t21"."foreseen_csn"
  FROM (
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
      "t47"."engagement_change"
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
        "t24"."of_phase",
        "t35"."scored_csn",
        "t35"."engagement_score",
        "t35"."communication_score",
        "t35"."product_score",
        "t35"."relationship_score",
        "t35"."engagement_change"
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
          "t44"."is_dirty_team"
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
            "t38"."contract_id" AS "contract_id_right",
            "t38"."tenant_id" AS "tenant_id_right",
            "t38"."offering_product_line_code" AS "offering_product_line_code_right",
            "t38"."is_dirty_pool",
            "t38"."is_dirty_team"
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
              "t41"."has_used_before"
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
                "t32"."mau",
                "t32"."surviving_account_csn",
                "t32"."site_geo",
                "t32"."original_account_named_account_group",
                "t32"."opportunity_close_date",
                "t32"."customer_ews_prediction",
                "t32"."customer_aov_band",
                "t32"."cohort_benchmark_used",
                "t32"."assignment_benchmark_use_phase",
                "t32"."assignment_benchmark_extend_phase",
                "t32"."utilisation_benchmark_use_phase",
                "t32"."utilisation_benchmark_extend_phase",
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
                "t40"."tenant_id" AS "tenant_id_right",
                "t40"."offering_product_line_code" AS "offering_product_line_code_right",
                "t40"."usual_users",
                "t40"."usual_months",
                "t40"."has_used_before"
              FROM (
                SELECT
                  "t5"."opportunity_id",
                  "t5"."contract_id",
                  "t5"."tenant_id",
                  "t5"."offering_product_line_code",
                  "t5"."snapshot_date",
                  "t5"."original_account_csn",
                  "t5"."cohort",
                  "t5"."phase",
                  "t5"."seat_bucket",
                  "t5"."seats_purchased",
                  "t5"."seats_assigned",
                  "t5"."assignment_rate",
                  "t5"."utilisation_rate",
                  "t5"."opportunity_lc_flag",
                  "t5"."opportunity_promo_flag",
                  "t5"."parent_account_new_customer_flag",
                  "t5"."users_without_seats"
                FROM "ide_observation_monthly" AS "t5"
              ) AS "t25"
              INNER JOIN (
                SELECT
                  "t6"."opportunity_id",
                  "t6"."contract_id",
                  "t6"."tenant_id",
                  "t6"."offering_product_line_code",
                  MAX("t6"."mau") AS "mau",
                  MAX("t6"."surviving_account_csn") AS "surviving_account_csn",
                  MAX("t6"."site_geo") AS "site_geo",
                  MAX("t6"."original_account_named_account_group") AS "original_account_named_account_group",
                  MAX("t6"."opportunity_close_date") AS "opportunity_close_date",
                  MAX("t6"."customer_ews_prediction") AS "customer_ews_prediction",
                  MAX("t6"."customer_aov_band") AS "customer_aov_band",
                  MAX("t6"."cohort_benchmark_used") AS "cohort_benchmark_used",
                  MAX("t6"."assignment_benchmark_use_phase") AS "assignment_benchmark_use_phase",
                  MAX("t6"."assignment_benchmark_extend_phase") AS "assignment_benchmark_extend_phase",
                  MAX("t6"."utilisation_benchmark_use_phase") AS "utilisation_benchmark_use_phase",
                  MAX("t6"."utilisation_benchmark_extend_phase") AS "utilisation_benchmark_extend_phase"
                FROM "ide_cohort_benchmark_monthly" AS "t6"
                GROUP BY
                  1,
                  2,
                  3,
                  4
              ) AS "t32"
                ON "t25"."opportunity_id" = "t32"."opportunity_id"
                AND "t25"."contract_id" = "t32"."contract_id"
                AND "t25"."tenant_id" = "t32"."tenant_id"
                AND "t25"."offering_product_line_code" = "t32"."offering_product_line_code"
              LEFT OUTER JOIN (
                SELECT
                  "t7"."id" AS "found_opportunity",
                  "t7"."accountid" AS "found_account",
                  "t7"."acv_usd__c",
                  "t7"."opportunity_amount__c",
                  "t7"."opportunity_number__c",
                  "t7"."days_into_term__c",
                  "t7"."term__c",
                  "t7"."territory_account_tier__c",
                  "t7"."is_renewal_opportunity__c"
                FROM "opportunity" AS "t7"
              ) AS "t27"
                ON "t25"."opportunity_id" = "t27"."found_opportunity"
              LEFT OUTER JOIN (
                SELECT
                  "t8"."id" AS "known_account",
                  "t8"."ispartner__c",
                  "t8"."ownerid",
                  "t8"."p4pigs__c",
                  "t8"."industry_group__c",
                  "t8"."ccs_segment__c",
                  "t8"."country__c",
                  "t8"."state_province__c",
                  "t8"."zip_abbreviation__c"
                FROM "account" AS "t8"
              ) AS "t28"
                ON "t27"."found_account" = "t28"."known_account"
              LEFT OUTER JOIN (
                SELECT
                  "t36"."tenant_id",
                  "t36"."offering_product_line_code",
                  SUM(CASE WHEN "t36"."is_usual" THEN "t36"."users" ELSE 0 END) AS "usual_users",
                  SUM(CASE WHEN "t36"."is_usual" THEN 1 ELSE 0 END) AS "usual_months",
                  BOOL_OR(CAST("t36"."users" > 0 AS BOOLEAN)) AS "has_used_before"
                FROM (
                  SELECT
                    "t31"."tenant_id",
                    "t31"."offering_product_line_code",
                    "t31"."by_month",
                    "t31"."users",
                    (
                      (
                        (
                          CAST(':year' AS BIGINT) * 12
                        ) + CAST(':number' AS BIGINT)
                      ) - (
                        (
                          EXTRACT(year FROM "t31"."by_month") * 12
                        ) + EXTRACT(month FROM "t31"."by_month")
                      )
                    ) <= 3 AS "is_usual"
                  FROM (
                    SELECT
                      "t11"."tenant_id",
                      "t11"."offering_product_line_code",
                      "t11"."by_month",
                      MAX("t11"."mau") AS "users"
                    FROM "usage_monthly" AS "t11"
                    GROUP BY
                      1,
                      2,
                      3
                  ) AS "t31"
                ) AS "t36"
                GROUP BY
                  1,
                  2
              ) AS "t40"
                ON "t25"."tenant_id" = "t40"."tenant_id"
                AND "t25"."offering_product_line_code" = "t40"."offering_product_line_code"
            ) AS "t41"
          ) AS "t43"
          LEFT OUTER JOIN (
            SELECT
              "t33"."contract_id",
              "t33"."tenant_id",
              "t33"."offering_product_line_code",
              BOOL_OR(CAST("t33"."subscriptions" > 1 AS BOOLEAN)) AS "is_dirty_pool",
              BOOL_OR(CAST("t33"."accounts" > 1 AS BOOLEAN)) AS "is_dirty_team"
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
                  "t9"."contract_id",
                  "t9"."tenant_id",
                  "t9"."offering_product_line_code",
                  "t9"."pool_id"
                FROM "active_subscription_monthly" AS "t9"
              ) AS "t29"
              INNER JOIN (
                SELECT
                  "t10"."tenant_id",
                  "t10"."pool_id",
                  "t10"."subscriptions",
                  "t10"."accounts"
                FROM "pool_monthly" AS "t10"
              ) AS "t30"
                ON "t29"."tenant_id" = "t30"."tenant_id" AND "t29"."pool_id" = "t30"."pool_id"
            ) AS "t33"
            GROUP BY
              1,
              2,
              3
          ) AS "t38"
            ON "t43"."contract_id" = "t38"."contract_id"
            AND "t43"."tenant_id" = "t38"."tenant_id"
            AND "t43"."offering_product_line_code" = "t38"."offering_product_line_code"
        ) AS "t44"
      ) AS "t46"
      LEFT OUTER JOIN (
        SELECT
          "t1"."opportunity_id" AS "told_opportunity",
          "t1"."opportunities_on_usage"
        FROM "ide_opportunity_coverage_monthly" AS "t1"
      ) AS "t22"
        ON "t46"."opportunity_id" = "t22"."told_opportunity"
      LEFT OUTER JOIN (
        SELECT DISTINCT
          "t2"."opportunity_id" AS "selected_opportunity"
        FROM "ide_opportunity_selection_monthly" AS "t2"
      ) AS "t23"
        ON "t46"."opportunity_id" = "t23"."selected_opportunity"
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
      ) AS "t24"
        ON "t46"."cohort_benchmark_used" = "t24"."of_cohort"
        AND "t46"."seat_bucket" = "t24"."of_bucket"
        AND "t46"."phase" = "t24"."of_phase"
      LEFT OUTER JOIN (
        SELECT
          "t4"."surviving_account_csn" AS "scored_csn",
          MAX(
            CASE
              WHEN "t4"."component" = 'overall'
              THEN "t4"."score"
              ELSE CAST(NULL AS DOUBLE)
            END
          ) AS "engagement_score",
          MAX(
            CASE
              WHEN "t4"."component" = 'communication'
              THEN "t4"."score"
              ELSE CAST(NULL AS DOUBLE)
            END
          ) AS "communication_score",
          MAX(
            CASE
              WHEN "t4"."component" = 'product'
              THEN "t4"."score"
              ELSE CAST(NULL AS DOUBLE)
            END
          ) AS "product_score",
          MAX(
            CASE
              WHEN "t4"."component" = 'relationship'
              THEN "t4"."score"
              ELSE CAST(NULL AS DOUBLE)
            END
          ) AS "relationship_score",
          MAX(
            CASE
              WHEN "t4"."component" = 'overall'
              THEN CAST(CAST(ROUND("t4"."score" * 10, 0) AS BIGINT) - CAST(ROUND("t4"."previous_score" * 10, 0) AS BIGINT) AS DOUBLE) / 10.0
              ELSE CAST(NULL AS DOUBLE)
            END
          ) AS "engagement_change"
        FROM "engagement_scores_monthly" AS "t4"
        GROUP BY
          1
      ) AS "t35"
        ON "t46"."surviving_account_csn" = "t35"."scored_csn"
    ) AS "t47"
  ) AS "t49"
  LEFT OUTER JOIN (
    SELECT
      "t0"."churn_probability",
      "t0"."effective_renewal_score",
      "t0"."effective_score_source",
      "t0"."segments",
      "t0"."surviving_account_csn" AS "foreseen_csn"
    FROM "customer_insights_monthly" AS "t0"
  ) AS "t21"
    ON "t49"."surviving_account_csn" = "t21"."foreseen_csn"
) AS "t50"