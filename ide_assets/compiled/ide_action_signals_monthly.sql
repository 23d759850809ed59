SELECT
  "t58"."opportunity_id",
  "t58"."contract_id",
  "t58"."tenant_id",
  "t58"."offering_product_line_code",
  "t58"."snapshot_date",
  "t58"."original_account_csn",
  "t58"."cohort",
  "t58"."phase",
  "t58"."seat_bucket",
  "t58"."seats_purchased",
  "t58"."seats_assigned",
  "t58"."assignment_rate",
  "t58"."utilisation_rate",
  "t58"."opportunity_lc_flag",
  "t58"."opportunity_promo_flag",
  "t58"."parent_account_new_customer_flag",
  "t58"."users_without_seats",
  "t58"."mau",
  "t58"."surviving_account_csn",
  "t58"."site_geo",
  "t58"."original_account_named_account_group",
  "t58"."opportunity_close_date",
  "t58"."customer_ews_prediction",
  "t58"."customer_aov_band",
  "t58"."cohort_benchmark_used",
  "t58"."assignment_benchmark_use_phase",
  "t58"."assignment_benchmark_extend_phase",
  "t58"."utilisation_benchmark_use_phase",
  "t58"."utilisation_benchmark_extend_phase",
  "t58"."found_opportunity",
  "t58"."found_account",
  "t58"."acv_usd__c",
  "t58"."opportunity_amount__c",
  "t58"."opportunity_number__c",
  "t58"."days_into_term__c",
  "t58"."term__c",
  "t58"."territory_account_tier__c",
  "t58"."is_renewal_opportunity__c",
  "t58"."known_account",
  "t58"."ispartner__c",
  "t58"."ownerid",
  "t58"."p4pigs__c",
  "t58"."industry_group__c",
  "t58"."ccs_segment__c",
  "t58"."country__c",
  "t58"."state_province__c",
  "t58"."zip_abbreviation__c",
  "t58"."usual_users",
  "t58"."usual_months",
  "t58"."has_used_before",
  "t58"."is_dirty_pool",
  "t58"."is_dirty_team",
  "t58"."told_opportunity",
  "t58"."opportunities_on_usage",
  "t58"."selected_opportunity",
  "t58"."assignment_mean",
  "t58"."assignment_strength",
  "t58"."utilisation_mean",
  "t58"."utilisation_strength",
  "t58"."is_bootstrap",
  "t58"."of_cohort",
  "t58"."of_bucket",
  "t58"."of_phase",
  "t58"."engagement_score",
  "t58"."communication_score",
  "t58"."product_score",
  "t58"."relationship_score",
  "t58"."engagement_change",
  "t58"."churn_probability",
  "t58"."effective_renewal_score",
  "t58"."effective_score_source",
  "t58"."segments",
  "t58"."foreseen_csn",
  CASE WHEN "t58"."phase" = 'extend' THEN 'Renew' ELSE 'Adopt' END AS "lifecycle",
  DATE_DIFF('DAY', "t58"."snapshot_date", "t58"."opportunity_close_date") AS "days_to_close",
  "t58"."acv_usd__c" AS "acv_usd",
  "t58"."industry_group__c" AS "industry_group",
  CASE
    WHEN (
      "t58"."mau" IS NOT NULL
    )
    AND (
      "t58"."seats_purchased" IS NOT NULL
    )
    AND (
      "t58"."utilisation_mean" IS NOT NULL
    )
    AND (
      "t58"."utilisation_strength" IS NOT NULL
    )
    AND (
      CASE
        WHEN (
          CAST("t58"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t58"."usual_months" * "t58"."seats_purchased" AS DOUBLE), 0.0)
        ) > 100
        THEN 100.0
        ELSE CAST("t58"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t58"."usual_months" * "t58"."seats_purchased" AS DOUBLE), 0.0)
      END IS NOT NULL
    )
    AND (
      "t58"."seats_purchased" > 0
    )
    THEN CASE
      WHEN (
        CASE
          WHEN (
            CAST("t58"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t58"."usual_months" * "t58"."seats_purchased" AS DOUBLE), 0.0)
          ) > 100
          THEN 100.0
          ELSE CAST("t58"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t58"."usual_months" * "t58"."seats_purchased" AS DOUBLE), 0.0)
        END <= 0
      )
      OR (
        (
          (
            "t58"."utilisation_strength" * (
              1 - (
                "t58"."utilisation_mean" / 100.0
              )
            )
          ) + (
            CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
          )
        ) = 0
      )
      THEN 0.0
      WHEN (
        CASE
          WHEN (
            CAST("t58"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t58"."usual_months" * "t58"."seats_purchased" AS DOUBLE), 0.0)
          ) > 100
          THEN 100.0
          ELSE CAST("t58"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t58"."usual_months" * "t58"."seats_purchased" AS DOUBLE), 0.0)
        END >= 100
      )
      OR (
        (
          (
            "t58"."utilisation_strength" * (
              "t58"."utilisation_mean" / 100.0
            )
          ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
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
                                          "t58"."utilisation_strength" * (
                                            1 - (
                                              "t58"."utilisation_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
                                        ) + 1
                                      ) * GREATEST(
                                        LEAST(
                                          CASE
                                            WHEN (
                                              CAST("t58"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t58"."usual_months" * "t58"."seats_purchased" AS DOUBLE), 0.0)
                                            ) > 100
                                            THEN 100.0
                                            ELSE CAST("t58"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t58"."usual_months" * "t58"."seats_purchased" AS DOUBLE), 0.0)
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
                                          "t58"."utilisation_strength" * (
                                            1 - (
                                              "t58"."utilisation_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
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
                                          "t58"."utilisation_strength" * (
                                            "t58"."utilisation_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE) + 1
                                      ) * (
                                        1 - GREATEST(
                                          LEAST(
                                            CASE
                                              WHEN (
                                                CAST("t58"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t58"."usual_months" * "t58"."seats_purchased" AS DOUBLE), 0.0)
                                              ) > 100
                                              THEN 100.0
                                              ELSE CAST("t58"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t58"."usual_months" * "t58"."seats_purchased" AS DOUBLE), 0.0)
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
                                          "t58"."utilisation_strength" * (
                                            "t58"."utilisation_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE) + 1
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
                                              "t58"."utilisation_strength" * (
                                                1 - (
                                                  "t58"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN (
                                                  CAST("t58"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t58"."usual_months" * "t58"."seats_purchased" AS DOUBLE), 0.0)
                                                ) > 100
                                                THEN 100.0
                                                ELSE CAST("t58"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t58"."usual_months" * "t58"."seats_purchased" AS DOUBLE), 0.0)
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
                                    "t58"."utilisation_strength" * (
                                      1 - (
                                        "t58"."utilisation_mean" / 100.0
                                      )
                                    )
                                  ) + (
                                    CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
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
                                              "t58"."utilisation_strength" * (
                                                "t58"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN (
                                                    CAST("t58"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t58"."usual_months" * "t58"."seats_purchased" AS DOUBLE), 0.0)
                                                  ) > 100
                                                  THEN 100.0
                                                  ELSE CAST("t58"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t58"."usual_months" * "t58"."seats_purchased" AS DOUBLE), 0.0)
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
                                    "t58"."utilisation_strength" * (
                                      "t58"."utilisation_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE) + 1,
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
                                              "t58"."utilisation_strength" * (
                                                1 - (
                                                  "t58"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN (
                                                  CAST("t58"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t58"."usual_months" * "t58"."seats_purchased" AS DOUBLE), 0.0)
                                                ) > 100
                                                THEN 100.0
                                                ELSE CAST("t58"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t58"."usual_months" * "t58"."seats_purchased" AS DOUBLE), 0.0)
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
                                              "t58"."utilisation_strength" * (
                                                1 - (
                                                  "t58"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
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
                                              "t58"."utilisation_strength" * (
                                                "t58"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN (
                                                    CAST("t58"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t58"."usual_months" * "t58"."seats_purchased" AS DOUBLE), 0.0)
                                                  ) > 100
                                                  THEN 100.0
                                                  ELSE CAST("t58"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t58"."usual_months" * "t58"."seats_purchased" AS DOUBLE), 0.0)
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
                                              "t58"."utilisation_strength" * (
                                                "t58"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE) + 1
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
                                                  "t58"."utilisation_strength" * (
                                                    1 - (
                                                      "t58"."utilisation_mean" / 100.0
                                                    )
                                                  )
                                                ) + (
                                                  CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
                                                ) + 1
                                              ) * GREATEST(
                                                LEAST(
                                                  CASE
                                                    WHEN (
                                                      CAST("t58"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t58"."usual_months" * "t58"."seats_purchased" AS DOUBLE), 0.0)
                                                    ) > 100
                                                    THEN 100.0
                                                    ELSE CAST("t58"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t58"."usual_months" * "t58"."seats_purchased" AS DOUBLE), 0.0)
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
                                        "t58"."utilisation_strength" * (
                                          1 - (
                                            "t58"."utilisation_mean" / 100.0
                                          )
                                        )
                                      ) + (
                                        CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
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
                                                  "t58"."utilisation_strength" * (
                                                    "t58"."utilisation_mean" / 100.0
                                                  )
                                                ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE) + 1
                                              ) * (
                                                1 - GREATEST(
                                                  LEAST(
                                                    CASE
                                                      WHEN (
                                                        CAST("t58"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t58"."usual_months" * "t58"."seats_purchased" AS DOUBLE), 0.0)
                                                      ) > 100
                                                      THEN 100.0
                                                      ELSE CAST("t58"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t58"."usual_months" * "t58"."seats_purchased" AS DOUBLE), 0.0)
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
                                        "t58"."utilisation_strength" * (
                                          "t58"."utilisation_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE) + 1,
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
                          "t58"."utilisation_strength" * (
                            "t58"."utilisation_mean" / 100.0
                          )
                        ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
                      ) * LN(
                        GREATEST(
                          LEAST(
                            CASE
                              WHEN (
                                CAST("t58"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t58"."usual_months" * "t58"."seats_purchased" AS DOUBLE), 0.0)
                              ) > 100
                              THEN 100.0
                              ELSE CAST("t58"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t58"."usual_months" * "t58"."seats_purchased" AS DOUBLE), 0.0)
                            END / 100.0,
                            0.999999999999
                          ),
                          1e-12
                        )
                      )
                    ) + (
                      (
                        (
                          "t58"."utilisation_strength" * (
                            1 - (
                              "t58"."utilisation_mean" / 100.0
                            )
                          )
                        ) + (
                          CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
                        )
                      ) * LN(
                        1 - GREATEST(
                          LEAST(
                            CASE
                              WHEN (
                                CAST("t58"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t58"."usual_months" * "t58"."seats_purchased" AS DOUBLE), 0.0)
                              ) > 100
                              THEN 100.0
                              ELSE CAST("t58"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t58"."usual_months" * "t58"."seats_purchased" AS DOUBLE), 0.0)
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
                                "t58"."utilisation_strength" + CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) + 0.5
                              ) * LN(
                                "t58"."utilisation_strength" + CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) + 1
                              )
                            ) - (
                              "t58"."utilisation_strength" + CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  "t58"."utilisation_strength" + CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      "t58"."utilisation_strength" + CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) + 1
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
                                  "t58"."utilisation_strength" * (
                                    "t58"."utilisation_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE) + 0.5
                              ) * LN(
                                (
                                  "t58"."utilisation_strength" * (
                                    "t58"."utilisation_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE) + 1
                              )
                            ) - (
                              (
                                "t58"."utilisation_strength" * (
                                  "t58"."utilisation_mean" / 100.0
                                )
                              ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  (
                                    "t58"."utilisation_strength" * (
                                      "t58"."utilisation_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      (
                                        "t58"."utilisation_strength" * (
                                          "t58"."utilisation_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE) + 1
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
                                "t58"."utilisation_strength" * (
                                  1 - (
                                    "t58"."utilisation_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
                              ) + 0.5
                            ) * LN(
                              (
                                "t58"."utilisation_strength" * (
                                  1 - (
                                    "t58"."utilisation_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
                              ) + 1
                            )
                          ) - (
                            (
                              "t58"."utilisation_strength" * (
                                1 - (
                                  "t58"."utilisation_mean" / 100.0
                                )
                              )
                            ) + (
                              CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
                            ) + 1
                          )
                        ) + 0.9189385332046727 + (
                          (
                            1.0 / NULLIF(
                              (
                                (
                                  "t58"."utilisation_strength" * (
                                    1 - (
                                      "t58"."utilisation_mean" / 100.0
                                    )
                                  )
                                ) + (
                                  CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
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
                                      "t58"."utilisation_strength" * (
                                        1 - (
                                          "t58"."utilisation_mean" / 100.0
                                        )
                                      )
                                    ) + (
                                      CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
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
                      "t58"."utilisation_strength" * (
                        1 - (
                          "t58"."utilisation_mean" / 100.0
                        )
                      )
                    ) + (
                      CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
                    )
                  ) / NULLIF(
                    "t58"."utilisation_strength" + CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE),
                    0.0
                  )
                ) - GREATEST(
                  LEAST(
                    CASE
                      WHEN (
                        CAST("t58"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t58"."usual_months" * "t58"."seats_purchased" AS DOUBLE), 0.0)
                      ) > 100
                      THEN 100.0
                      ELSE CAST("t58"."usual_users" * 100 AS DOUBLE) / NULLIF(CAST("t58"."usual_months" * "t58"."seats_purchased" AS DOUBLE), 0.0)
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
          "t58"."usual_users" * 20
        ) + "t58"."usual_months"
      ) - (
        (
          (
            "t58"."usual_users" * 20
          ) + "t58"."usual_months"
        ) % (
          NULLIF("t58"."usual_months", 0) * 2
        )
      )
    ) / (
      NULLIF("t58"."usual_months", 0) * 2
    )
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "mau_before",
  CAST(CAST(FLOOR(
    (
      (
        (
          "t58"."mau" * "t58"."usual_months" * 200
        ) + "t58"."usual_users"
      ) - (
        (
          (
            "t58"."mau" * "t58"."usual_months" * 200
          ) + "t58"."usual_users"
        ) % (
          NULLIF("t58"."usual_users", 0) * 2
        )
      )
    ) / (
      NULLIF("t58"."usual_users", 0) * 2
    )
  ) AS BIGINT) - 100 AS DOUBLE) AS "usage_change",
  "t58"."mau" = 0 AS "dormancy_flag",
  COALESCE("t58"."customer_ews_prediction" < 0.3, FALSE) AS "is_at_risk",
  CAST(':in_unreliable_window' AS BOOLEAN) AS "is_unreliable_assignment",
  CASE
    WHEN NOT (
      COALESCE("t58"."customer_aov_band" IN ('AOV: $5-10k', 'AOV: $10k+'), FALSE)
    )
    THEN 'annual order value'
    WHEN NOT (
      COALESCE(
        LOWER("t58"."original_account_named_account_group") IN (
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
          LOWER("t58"."offering_product_line_code") IN ('premsub', 'collrp', 'bimcoll', 'tflex', 'eflex', 'mflex')
        ),
        FALSE
      )
    )
    THEN 'product line'
    WHEN NOT (
      COALESCE("t58"."term__c" IN ('Annual', '3-Year'), FALSE)
    )
    THEN 'term'
    WHEN NOT (
      COALESCE(
        "t58"."territory_account_tier__c" IN ('Tier 1', 'Tier 2', 'Tier 3', 'Supported', 'Digital Only'),
        FALSE
      )
    )
    THEN 'account tier'
    WHEN NOT (
      COALESCE("t58"."is_renewal_opportunity__c", FALSE)
    )
    THEN 'not a renewal'
    WHEN NOT (
      COALESCE("t58"."opportunity_close_date" > "t58"."snapshot_date", FALSE)
    )
    THEN 'close date has passed'
    WHEN NOT (
      COALESCE(NOT (
        "t58"."ispartner__c"
      ), FALSE)
    )
    THEN 'partner'
    ELSE NULL
  END AS "ineligible_because",
  "t58"."selected_opportunity" IS NOT NULL AS "is_selected",
  CASE
    WHEN "t58"."phase" = 'extend'
    THEN "t58"."assignment_benchmark_extend_phase"
    ELSE "t58"."assignment_benchmark_use_phase"
  END AS "assignment_benchmark",
  CASE
    WHEN "t58"."phase" = 'extend'
    THEN "t58"."utilisation_benchmark_extend_phase"
    ELSE "t58"."utilisation_benchmark_use_phase"
  END AS "utilisation_benchmark",
  CAST(CAST(ROUND("t58"."assignment_rate" * 10, 0) AS BIGINT) - CAST(ROUND(
    CASE
      WHEN "t58"."phase" = 'extend'
      THEN "t58"."assignment_benchmark_extend_phase"
      ELSE "t58"."assignment_benchmark_use_phase"
    END * 10,
    0
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "assignment_diff",
  CAST(CAST(ROUND("t58"."utilisation_rate" * 10, 0) AS BIGINT) - CAST(ROUND(
    CASE
      WHEN "t58"."phase" = 'extend'
      THEN "t58"."utilisation_benchmark_extend_phase"
      ELSE "t58"."utilisation_benchmark_use_phase"
    END * 10,
    0
  ) AS BIGINT) AS DOUBLE) / 10.0 AS "utilisation_diff",
  CASE
    WHEN (
      "t58"."seats_assigned" IS NOT NULL
    )
    AND (
      "t58"."seats_purchased" IS NOT NULL
    )
    AND (
      "t58"."assignment_mean" IS NOT NULL
    )
    AND (
      "t58"."assignment_strength" IS NOT NULL
    )
    AND (
      CASE
        WHEN "t58"."phase" = 'extend'
        THEN "t58"."assignment_benchmark_extend_phase"
        ELSE "t58"."assignment_benchmark_use_phase"
      END IS NOT NULL
    )
    AND (
      "t58"."seats_purchased" > 0
    )
    THEN CASE
      WHEN (
        CASE
          WHEN "t58"."phase" = 'extend'
          THEN "t58"."assignment_benchmark_extend_phase"
          ELSE "t58"."assignment_benchmark_use_phase"
        END <= 0
      )
      OR (
        (
          (
            "t58"."assignment_strength" * (
              1 - (
                "t58"."assignment_mean" / 100.0
              )
            )
          ) + (
            CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE)
          )
        ) = 0
      )
      THEN 0.0
      WHEN (
        CASE
          WHEN "t58"."phase" = 'extend'
          THEN "t58"."assignment_benchmark_extend_phase"
          ELSE "t58"."assignment_benchmark_use_phase"
        END >= 100
      )
      OR (
        (
          (
            "t58"."assignment_strength" * (
              "t58"."assignment_mean" / 100.0
            )
          ) + CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE)
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
                                          "t58"."assignment_strength" * (
                                            1 - (
                                              "t58"."assignment_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE)
                                        ) + 1
                                      ) * GREATEST(
                                        LEAST(
                                          CASE
                                            WHEN "t58"."phase" = 'extend'
                                            THEN "t58"."assignment_benchmark_extend_phase"
                                            ELSE "t58"."assignment_benchmark_use_phase"
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
                                          "t58"."assignment_strength" * (
                                            1 - (
                                              "t58"."assignment_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE)
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
                                          "t58"."assignment_strength" * (
                                            "t58"."assignment_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE) + 1
                                      ) * (
                                        1 - GREATEST(
                                          LEAST(
                                            CASE
                                              WHEN "t58"."phase" = 'extend'
                                              THEN "t58"."assignment_benchmark_extend_phase"
                                              ELSE "t58"."assignment_benchmark_use_phase"
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
                                          "t58"."assignment_strength" * (
                                            "t58"."assignment_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE) + 1
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
                                              "t58"."assignment_strength" * (
                                                1 - (
                                                  "t58"."assignment_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN "t58"."phase" = 'extend'
                                                THEN "t58"."assignment_benchmark_extend_phase"
                                                ELSE "t58"."assignment_benchmark_use_phase"
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
                                    "t58"."assignment_strength" * (
                                      1 - (
                                        "t58"."assignment_mean" / 100.0
                                      )
                                    )
                                  ) + (
                                    CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE)
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
                                              "t58"."assignment_strength" * (
                                                "t58"."assignment_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN "t58"."phase" = 'extend'
                                                  THEN "t58"."assignment_benchmark_extend_phase"
                                                  ELSE "t58"."assignment_benchmark_use_phase"
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
                                    "t58"."assignment_strength" * (
                                      "t58"."assignment_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE) + 1,
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
                                              "t58"."assignment_strength" * (
                                                1 - (
                                                  "t58"."assignment_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN "t58"."phase" = 'extend'
                                                THEN "t58"."assignment_benchmark_extend_phase"
                                                ELSE "t58"."assignment_benchmark_use_phase"
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
                                              "t58"."assignment_strength" * (
                                                1 - (
                                                  "t58"."assignment_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE)
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
                                              "t58"."assignment_strength" * (
                                                "t58"."assignment_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN "t58"."phase" = 'extend'
                                                  THEN "t58"."assignment_benchmark_extend_phase"
                                                  ELSE "t58"."assignment_benchmark_use_phase"
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
                                              "t58"."assignment_strength" * (
                                                "t58"."assignment_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE) + 1
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
                                                  "t58"."assignment_strength" * (
                                                    1 - (
                                                      "t58"."assignment_mean" / 100.0
                                                    )
                                                  )
                                                ) + (
                                                  CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE)
                                                ) + 1
                                              ) * GREATEST(
                                                LEAST(
                                                  CASE
                                                    WHEN "t58"."phase" = 'extend'
                                                    THEN "t58"."assignment_benchmark_extend_phase"
                                                    ELSE "t58"."assignment_benchmark_use_phase"
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
                                        "t58"."assignment_strength" * (
                                          1 - (
                                            "t58"."assignment_mean" / 100.0
                                          )
                                        )
                                      ) + (
                                        CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE)
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
                                                  "t58"."assignment_strength" * (
                                                    "t58"."assignment_mean" / 100.0
                                                  )
                                                ) + CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE) + 1
                                              ) * (
                                                1 - GREATEST(
                                                  LEAST(
                                                    CASE
                                                      WHEN "t58"."phase" = 'extend'
                                                      THEN "t58"."assignment_benchmark_extend_phase"
                                                      ELSE "t58"."assignment_benchmark_use_phase"
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
                                        "t58"."assignment_strength" * (
                                          "t58"."assignment_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE) + 1,
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
                          "t58"."assignment_strength" * (
                            "t58"."assignment_mean" / 100.0
                          )
                        ) + CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE)
                      ) * LN(
                        GREATEST(
                          LEAST(
                            CASE
                              WHEN "t58"."phase" = 'extend'
                              THEN "t58"."assignment_benchmark_extend_phase"
                              ELSE "t58"."assignment_benchmark_use_phase"
                            END / 100.0,
                            0.999999999999
                          ),
                          1e-12
                        )
                      )
                    ) + (
                      (
                        (
                          "t58"."assignment_strength" * (
                            1 - (
                              "t58"."assignment_mean" / 100.0
                            )
                          )
                        ) + (
                          CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE)
                        )
                      ) * LN(
                        1 - GREATEST(
                          LEAST(
                            CASE
                              WHEN "t58"."phase" = 'extend'
                              THEN "t58"."assignment_benchmark_extend_phase"
                              ELSE "t58"."assignment_benchmark_use_phase"
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
                                "t58"."assignment_strength" + CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) + 0.5
                              ) * LN(
                                "t58"."assignment_strength" + CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) + 1
                              )
                            ) - (
                              "t58"."assignment_strength" + CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  "t58"."assignment_strength" + CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      "t58"."assignment_strength" + CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) + 1
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
                                  "t58"."assignment_strength" * (
                                    "t58"."assignment_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE) + 0.5
                              ) * LN(
                                (
                                  "t58"."assignment_strength" * (
                                    "t58"."assignment_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE) + 1
                              )
                            ) - (
                              (
                                "t58"."assignment_strength" * (
                                  "t58"."assignment_mean" / 100.0
                                )
                              ) + CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  (
                                    "t58"."assignment_strength" * (
                                      "t58"."assignment_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      (
                                        "t58"."assignment_strength" * (
                                          "t58"."assignment_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE) + 1
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
                                "t58"."assignment_strength" * (
                                  1 - (
                                    "t58"."assignment_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE)
                              ) + 0.5
                            ) * LN(
                              (
                                "t58"."assignment_strength" * (
                                  1 - (
                                    "t58"."assignment_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE)
                              ) + 1
                            )
                          ) - (
                            (
                              "t58"."assignment_strength" * (
                                1 - (
                                  "t58"."assignment_mean" / 100.0
                                )
                              )
                            ) + (
                              CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE)
                            ) + 1
                          )
                        ) + 0.9189385332046727 + (
                          (
                            1.0 / NULLIF(
                              (
                                (
                                  "t58"."assignment_strength" * (
                                    1 - (
                                      "t58"."assignment_mean" / 100.0
                                    )
                                  )
                                ) + (
                                  CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE)
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
                                      "t58"."assignment_strength" * (
                                        1 - (
                                          "t58"."assignment_mean" / 100.0
                                        )
                                      )
                                    ) + (
                                      CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE)
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
                      "t58"."assignment_strength" * (
                        1 - (
                          "t58"."assignment_mean" / 100.0
                        )
                      )
                    ) + (
                      CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."seats_assigned", "t58"."seats_purchased") AS DOUBLE)
                    )
                  ) / NULLIF(
                    "t58"."assignment_strength" + CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE),
                    0.0
                  )
                ) - GREATEST(
                  LEAST(
                    CASE
                      WHEN "t58"."phase" = 'extend'
                      THEN "t58"."assignment_benchmark_extend_phase"
                      ELSE "t58"."assignment_benchmark_use_phase"
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
      "t58"."mau" IS NOT NULL
    )
    AND (
      "t58"."seats_purchased" IS NOT NULL
    )
    AND (
      "t58"."utilisation_mean" IS NOT NULL
    )
    AND (
      "t58"."utilisation_strength" IS NOT NULL
    )
    AND (
      CASE
        WHEN "t58"."phase" = 'extend'
        THEN "t58"."utilisation_benchmark_extend_phase"
        ELSE "t58"."utilisation_benchmark_use_phase"
      END IS NOT NULL
    )
    AND (
      "t58"."seats_purchased" > 0
    )
    THEN CASE
      WHEN (
        CASE
          WHEN "t58"."phase" = 'extend'
          THEN "t58"."utilisation_benchmark_extend_phase"
          ELSE "t58"."utilisation_benchmark_use_phase"
        END <= 0
      )
      OR (
        (
          (
            "t58"."utilisation_strength" * (
              1 - (
                "t58"."utilisation_mean" / 100.0
              )
            )
          ) + (
            CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
          )
        ) = 0
      )
      THEN 0.0
      WHEN (
        CASE
          WHEN "t58"."phase" = 'extend'
          THEN "t58"."utilisation_benchmark_extend_phase"
          ELSE "t58"."utilisation_benchmark_use_phase"
        END >= 100
      )
      OR (
        (
          (
            "t58"."utilisation_strength" * (
              "t58"."utilisation_mean" / 100.0
            )
          ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
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
                                          "t58"."utilisation_strength" * (
                                            1 - (
                                              "t58"."utilisation_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
                                        ) + 1
                                      ) * GREATEST(
                                        LEAST(
                                          CASE
                                            WHEN "t58"."phase" = 'extend'
                                            THEN "t58"."utilisation_benchmark_extend_phase"
                                            ELSE "t58"."utilisation_benchmark_use_phase"
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
                                          "t58"."utilisation_strength" * (
                                            1 - (
                                              "t58"."utilisation_mean" / 100.0
                                            )
                                          )
                                        ) + (
                                          CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
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
                                          "t58"."utilisation_strength" * (
                                            "t58"."utilisation_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE) + 1
                                      ) * (
                                        1 - GREATEST(
                                          LEAST(
                                            CASE
                                              WHEN "t58"."phase" = 'extend'
                                              THEN "t58"."utilisation_benchmark_extend_phase"
                                              ELSE "t58"."utilisation_benchmark_use_phase"
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
                                          "t58"."utilisation_strength" * (
                                            "t58"."utilisation_mean" / 100.0
                                          )
                                        ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE) + 1
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
                                              "t58"."utilisation_strength" * (
                                                1 - (
                                                  "t58"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN "t58"."phase" = 'extend'
                                                THEN "t58"."utilisation_benchmark_extend_phase"
                                                ELSE "t58"."utilisation_benchmark_use_phase"
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
                                    "t58"."utilisation_strength" * (
                                      1 - (
                                        "t58"."utilisation_mean" / 100.0
                                      )
                                    )
                                  ) + (
                                    CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
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
                                              "t58"."utilisation_strength" * (
                                                "t58"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN "t58"."phase" = 'extend'
                                                  THEN "t58"."utilisation_benchmark_extend_phase"
                                                  ELSE "t58"."utilisation_benchmark_use_phase"
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
                                    "t58"."utilisation_strength" * (
                                      "t58"."utilisation_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE) + 1,
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
                                              "t58"."utilisation_strength" * (
                                                1 - (
                                                  "t58"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
                                            ) + 1
                                          ) * GREATEST(
                                            LEAST(
                                              CASE
                                                WHEN "t58"."phase" = 'extend'
                                                THEN "t58"."utilisation_benchmark_extend_phase"
                                                ELSE "t58"."utilisation_benchmark_use_phase"
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
                                              "t58"."utilisation_strength" * (
                                                1 - (
                                                  "t58"."utilisation_mean" / 100.0
                                                )
                                              )
                                            ) + (
                                              CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
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
                                              "t58"."utilisation_strength" * (
                                                "t58"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE) + 1
                                          ) * (
                                            1 - GREATEST(
                                              LEAST(
                                                CASE
                                                  WHEN "t58"."phase" = 'extend'
                                                  THEN "t58"."utilisation_benchmark_extend_phase"
                                                  ELSE "t58"."utilisation_benchmark_use_phase"
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
                                              "t58"."utilisation_strength" * (
                                                "t58"."utilisation_mean" / 100.0
                                              )
                                            ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE) + 1
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
                                                  "t58"."utilisation_strength" * (
                                                    1 - (
                                                      "t58"."utilisation_mean" / 100.0
                                                    )
                                                  )
                                                ) + (
                                                  CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
                                                ) + 1
                                              ) * GREATEST(
                                                LEAST(
                                                  CASE
                                                    WHEN "t58"."phase" = 'extend'
                                                    THEN "t58"."utilisation_benchmark_extend_phase"
                                                    ELSE "t58"."utilisation_benchmark_use_phase"
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
                                        "t58"."utilisation_strength" * (
                                          1 - (
                                            "t58"."utilisation_mean" / 100.0
                                          )
                                        )
                                      ) + (
                                        CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
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
                                                  "t58"."utilisation_strength" * (
                                                    "t58"."utilisation_mean" / 100.0
                                                  )
                                                ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE) + 1
                                              ) * (
                                                1 - GREATEST(
                                                  LEAST(
                                                    CASE
                                                      WHEN "t58"."phase" = 'extend'
                                                      THEN "t58"."utilisation_benchmark_extend_phase"
                                                      ELSE "t58"."utilisation_benchmark_use_phase"
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
                                        "t58"."utilisation_strength" * (
                                          "t58"."utilisation_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE) + 1,
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
                          "t58"."utilisation_strength" * (
                            "t58"."utilisation_mean" / 100.0
                          )
                        ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
                      ) * LN(
                        GREATEST(
                          LEAST(
                            CASE
                              WHEN "t58"."phase" = 'extend'
                              THEN "t58"."utilisation_benchmark_extend_phase"
                              ELSE "t58"."utilisation_benchmark_use_phase"
                            END / 100.0,
                            0.999999999999
                          ),
                          1e-12
                        )
                      )
                    ) + (
                      (
                        (
                          "t58"."utilisation_strength" * (
                            1 - (
                              "t58"."utilisation_mean" / 100.0
                            )
                          )
                        ) + (
                          CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
                        )
                      ) * LN(
                        1 - GREATEST(
                          LEAST(
                            CASE
                              WHEN "t58"."phase" = 'extend'
                              THEN "t58"."utilisation_benchmark_extend_phase"
                              ELSE "t58"."utilisation_benchmark_use_phase"
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
                                "t58"."utilisation_strength" + CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) + 0.5
                              ) * LN(
                                "t58"."utilisation_strength" + CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) + 1
                              )
                            ) - (
                              "t58"."utilisation_strength" + CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  "t58"."utilisation_strength" + CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      "t58"."utilisation_strength" + CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) + 1
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
                                  "t58"."utilisation_strength" * (
                                    "t58"."utilisation_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE) + 0.5
                              ) * LN(
                                (
                                  "t58"."utilisation_strength" * (
                                    "t58"."utilisation_mean" / 100.0
                                  )
                                ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE) + 1
                              )
                            ) - (
                              (
                                "t58"."utilisation_strength" * (
                                  "t58"."utilisation_mean" / 100.0
                                )
                              ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE) + 1
                            )
                          ) + 0.9189385332046727 + (
                            (
                              1.0 / NULLIF(
                                (
                                  (
                                    "t58"."utilisation_strength" * (
                                      "t58"."utilisation_mean" / 100.0
                                    )
                                  ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE) + 1
                                ) * 12,
                                0.0
                              )
                            ) - (
                              1.0 / NULLIF(
                                (
                                  POWER(
                                    (
                                      (
                                        "t58"."utilisation_strength" * (
                                          "t58"."utilisation_mean" / 100.0
                                        )
                                      ) + CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE) + 1
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
                                "t58"."utilisation_strength" * (
                                  1 - (
                                    "t58"."utilisation_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
                              ) + 0.5
                            ) * LN(
                              (
                                "t58"."utilisation_strength" * (
                                  1 - (
                                    "t58"."utilisation_mean" / 100.0
                                  )
                                )
                              ) + (
                                CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
                              ) + 1
                            )
                          ) - (
                            (
                              "t58"."utilisation_strength" * (
                                1 - (
                                  "t58"."utilisation_mean" / 100.0
                                )
                              )
                            ) + (
                              CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
                            ) + 1
                          )
                        ) + 0.9189385332046727 + (
                          (
                            1.0 / NULLIF(
                              (
                                (
                                  "t58"."utilisation_strength" * (
                                    1 - (
                                      "t58"."utilisation_mean" / 100.0
                                    )
                                  )
                                ) + (
                                  CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
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
                                      "t58"."utilisation_strength" * (
                                        1 - (
                                          "t58"."utilisation_mean" / 100.0
                                        )
                                      )
                                    ) + (
                                      CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
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
                      "t58"."utilisation_strength" * (
                        1 - (
                          "t58"."utilisation_mean" / 100.0
                        )
                      )
                    ) + (
                      CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE) - CAST(LEAST("t58"."mau", "t58"."seats_purchased") AS DOUBLE)
                    )
                  ) / NULLIF(
                    "t58"."utilisation_strength" + CAST(NULLIF("t58"."seats_purchased", 0) AS DOUBLE),
                    0.0
                  )
                ) - GREATEST(
                  LEAST(
                    CASE
                      WHEN "t58"."phase" = 'extend'
                      THEN "t58"."utilisation_benchmark_extend_phase"
                      ELSE "t58"."utilisation_benchmark_use_phase"
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
    "t57"."opportunity_id",
    "t57"."contract_id",
    "t57"."tenant_id",
    "t57"."offering_product_line_code",
    "t57"."snapshot_date",
    "t57"."original_account_csn",
    "t57"."cohort",
    "t57"."phase",
    "t57"."seat_bucket",
    "t57"."seats_purchased",
    "t57"."seats_assigned",
    "t57"."assignment_rate",
    "t57"."utilisation_rate",
    "t57"."opportunity_lc_flag",
    "t57"."opportunity_promo_flag",
    "t57"."parent_account_new_customer_flag",
    "t57"."users_without_seats",
    "t57"."mau",
    "t57"."surviving_account_csn",
    "t57"."site_geo",
    "t57"."original_account_named_account_group",
    "t57"."opportunity_close_date",
    "t57"."customer_ews_prediction",
    "t57"."customer_aov_band",
    "t57"."cohort_benchmark_used",
    "t57"."assignment_benchmark_use_phase",
    "t57"."assignment_benchmark_extend_phase",
    "t57"."utilisation_benchmark_use_phase",
    "t57"."utilisation_benchmark_extend_phase",
    "t57"."found_opportunity",
    "t57"."found_account",
    "t57"."acv_usd__c",
    "t57"."opportunity_amount__c",
    "t57"."opportunity_number__c",
    "t57"."days_into_term__c",
    "t57"."term__c",
    "t57"."territory_account_tier__c",
    "t57"."is_renewal_opportunity__c",
    "t57"."known_account",
    "t57"."ispartner__c",
    "t57"."ownerid",
    "t57"."p4pigs__c",
    "t57"."industry_group__c",
    "t57"."ccs_segment__c",
    "t57"."country__c",
    "t57"."state_province__c",
    "t57"."zip_abbreviation__c",
    "t57"."usual_users",
    "t57"."usual_months",
    "t57"."has_used_before",
    "t57"."is_dirty_pool",
    "t57"."is_dirty_team",
    "t57"."told_opportunity",
    "t57"."opportunities_on_usage",
    "t57"."selected_opportunity",
    "t57"."assignment_mean",
    "t57"."assignment_strength",
    "t57"."utilisation_mean",
    "t57"."utilisation_strength",
    "t57"."is_bootstrap",
    "t57"."of_cohort",
    "t57"."of_bucket",
    "t57"."of_phase",
    "t57"."engagement_score",
    "t57"."communication_score",
    "t57"."product_score",
    "t57"."relationship_score",
    "t57"."engagement_change",
    "t25"."churn_probability",
    "t25"."effective_renewal_score",
    "t25"."effective_score_source",
    "t25"."segments",
    "t25"."foreseen_csn"
  FROM (
    SELECT
      "t55"."opportunity_id",
      "t55"."contract_id",
      "t55"."tenant_id",
      "t55"."offering_product_line_code",
      "t55"."snapshot_date",
      "t55"."original_account_csn",
      "t55"."cohort",
      "t55"."phase",
      "t55"."seat_bucket",
      "t55"."seats_purchased",
      "t55"."seats_assigned",
      "t55"."assignment_rate",
      "t55"."utilisation_rate",
      "t55"."opportunity_lc_flag",
      "t55"."opportunity_promo_flag",
      "t55"."parent_account_new_customer_flag",
      "t55"."users_without_seats",
      "t55"."mau",
      "t55"."surviving_account_csn",
      "t55"."site_geo",
      "t55"."original_account_named_account_group",
      "t55"."opportunity_close_date",
      "t55"."customer_ews_prediction",
      "t55"."customer_aov_band",
      "t55"."cohort_benchmark_used",
      "t55"."assignment_benchmark_use_phase",
      "t55"."assignment_benchmark_extend_phase",
      "t55"."utilisation_benchmark_use_phase",
      "t55"."utilisation_benchmark_extend_phase",
      "t55"."found_opportunity",
      "t55"."found_account",
      "t55"."acv_usd__c",
      "t55"."opportunity_amount__c",
      "t55"."opportunity_number__c",
      "t55"."days_into_term__c",
      "t55"."term__c",
      "t55"."territory_account_tier__c",
      "t55"."is_renewal_opportunity__c",
      "t55"."known_account",
      "t55"."ispartner__c",
      "t55"."ownerid",
      "t55"."p4pigs__c",
      "t55"."industry_group__c",
      "t55"."ccs_segment__c",
      "t55"."country__c",
      "t55"."state_province__c",
      "t55"."zip_abbreviation__c",
      "t55"."usual_users",
      "t55"."usual_months",
      "t55"."has_used_before",
      "t55"."is_dirty_pool",
      "t55"."is_dirty_team",
      "t55"."told_opportunity",
      "t55"."opportunities_on_usage",
      "t55"."selected_opportunity",
      "t55"."assignment_mean",
      "t55"."assignment_strength",
      "t55"."utilisation_mean",
      "t55"."utilisation_strength",
      "t55"."is_bootstrap",
      "t55"."of_cohort",
      "t55"."of_bucket",
      "t55"."of_phase",
      "t55"."engagement_score",
      "t55"."communication_score",
      "t55"."product_score",
      "t55"."relationship_score",
      "t55"."engagement_change"
    FROM (
      SELECT
        "t54"."opportunity_id",
        "t54"."contract_id",
        "t54"."tenant_id",
        "t54"."offering_product_line_code",
        "t54"."snapshot_date",
        "t54"."original_account_csn",
        "t54"."cohort",
        "t54"."phase",
        "t54"."seat_bucket",
        "t54"."seats_purchased",
        "t54"."seats_assigned",
        "t54"."assignment_rate",
        "t54"."utilisation_rate",
        "t54"."opportunity_lc_flag",
        "t54"."opportunity_promo_flag",
        "t54"."parent_account_new_customer_flag",
        "t54"."users_without_seats",
        "t54"."mau",
        "t54"."surviving_account_csn",
        "t54"."site_geo",
        "t54"."original_account_named_account_group",
        "t54"."opportunity_close_date",
        "t54"."customer_ews_prediction",
        "t54"."customer_aov_band",
        "t54"."cohort_benchmark_used",
        "t54"."assignment_benchmark_use_phase",
        "t54"."assignment_benchmark_extend_phase",
        "t54"."utilisation_benchmark_use_phase",
        "t54"."utilisation_benchmark_extend_phase",
        "t54"."found_opportunity",
        "t54"."found_account",
        "t54"."acv_usd__c",
        "t54"."opportunity_amount__c",
        "t54"."opportunity_number__c",
        "t54"."days_into_term__c",
        "t54"."term__c",
        "t54"."territory_account_tier__c",
        "t54"."is_renewal_opportunity__c",
        "t54"."known_account",
        "t54"."ispartner__c",
        "t54"."ownerid",
        "t54"."p4pigs__c",
        "t54"."industry_group__c",
        "t54"."ccs_segment__c",
        "t54"."country__c",
        "t54"."state_province__c",
        "t54"."zip_abbreviation__c",
        "t54"."usual_users",
        "t54"."usual_months",
        "t54"."has_used_before",
        "t54"."is_dirty_pool",
        "t54"."is_dirty_team",
        "t26"."told_opportunity",
        "t26"."opportunities_on_usage",
        "t27"."selected_opportunity",
        "t28"."assignment_mean",
        "t28"."assignment_strength",
        "t28"."utilisation_mean",
        "t28"."utilisation_strength",
        "t28"."is_bootstrap",
        "t28"."of_cohort",
        "t28"."of_bucket",
        "t28"."of_phase",
        "t42"."scored_csn",
        "t42"."engagement_score",
        "t42"."communication_score",
        "t42"."product_score",
        "t42"."relationship_score",
        "t42"."engagement_change"
      FROM (
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
          "t52"."is_dirty_team"
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
            "t44"."contract_id" AS "contract_id_right",
            "t44"."tenant_id" AS "tenant_id_right",
            "t44"."offering_product_line_code" AS "offering_product_line_code_right",
            "t44"."is_dirty_pool",
            "t44"."is_dirty_team"
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
              "t49"."has_used_before"
            FROM (
              SELECT
                "t29"."opportunity_id",
                "t29"."contract_id",
                "t29"."tenant_id",
                "t29"."offering_product_line_code",
                "t29"."snapshot_date",
                "t29"."original_account_csn",
                "t29"."cohort",
                "t29"."phase",
                "t29"."seat_bucket",
                "t29"."seats_purchased",
                "t29"."seats_assigned",
                "t29"."assignment_rate",
                "t29"."utilisation_rate",
                "t29"."opportunity_lc_flag",
                "t29"."opportunity_promo_flag",
                "t29"."parent_account_new_customer_flag",
                "t29"."users_without_seats",
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
                "t31"."found_opportunity",
                "t31"."found_account",
                "t31"."acv_usd__c",
                "t31"."opportunity_amount__c",
                "t31"."opportunity_number__c",
                "t31"."days_into_term__c",
                "t31"."term__c",
                "t31"."territory_account_tier__c",
                "t31"."is_renewal_opportunity__c",
                "t32"."known_account",
                "t32"."ispartner__c",
                "t32"."ownerid",
                "t32"."p4pigs__c",
                "t32"."industry_group__c",
                "t32"."ccs_segment__c",
                "t32"."country__c",
                "t32"."state_province__c",
                "t32"."zip_abbreviation__c",
                "t48"."tenant_id" AS "tenant_id_right",
                "t48"."offering_product_line_code" AS "offering_product_line_code_right",
                "t48"."usual_users",
                "t48"."usual_months",
                "t48"."has_used_before"
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
              ) AS "t29"
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
              ) AS "t37"
                ON "t29"."opportunity_id" = "t37"."opportunity_id"
                AND "t29"."contract_id" = "t37"."contract_id"
                AND "t29"."tenant_id" = "t37"."tenant_id"
                AND "t29"."offering_product_line_code" = "t37"."offering_product_line_code"
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
              ) AS "t31"
                ON "t29"."opportunity_id" = "t31"."found_opportunity"
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
              ) AS "t32"
                ON "t31"."found_account" = "t32"."known_account"
              LEFT OUTER JOIN (
                SELECT
                  "t46"."tenant_id",
                  "t46"."offering_product_line_code",
                  SUM(CASE WHEN "t46"."is_usual" THEN "t46"."users" ELSE 0 END) AS "usual_users",
                  SUM(CASE WHEN "t46"."is_usual" THEN 1 ELSE 0 END) AS "usual_months",
                  BOOL_OR(CAST("t46"."users" > 0 AS BOOLEAN)) AS "has_used_before"
                FROM (
                  SELECT
                    "t45"."tenant_id",
                    "t45"."offering_product_line_code",
                    "t45"."by_month",
                    "t45"."users",
                    (
                      (
                        (
                          CAST(':year' AS BIGINT) * 12
                        ) + CAST(':number' AS BIGINT)
                      ) - (
                        (
                          EXTRACT(year FROM "t45"."by_month") * 12
                        ) + EXTRACT(month FROM "t45"."by_month")
                      )
                    ) <= 3 AS "is_usual"
                  FROM (
                    SELECT
                      "t41"."tenant_id",
                      "t41"."offering_product_line_code",
                      "t41"."by_month",
                      MAX("t41"."mau") AS "users"
                    FROM (
                      SELECT
                        "t39"."by_month",
                        "t39"."tenant_id",
                        "t39"."offering_product_line_code",
                        "t39"."product_offering",
                        "t39"."mau",
                        "t39"."seats_purchased",
                        "t39"."seats_assigned",
                        "t39"."usage_rate",
                        "t39"."utilisation_rate",
                        "t39"."dormancy_flag",
                        "t39"."mau_source",
                        "t39"."has_subscription"
                      FROM (
                        SELECT
                          "t13"."by_month",
                          "t13"."tenant_id",
                          "t13"."mau",
                          "t13"."seats_purchased",
                          "t13"."seats_assigned",
                          "t13"."usage_rate",
                          "t13"."utilisation_rate",
                          "t13"."dormancy_flag",
                          "t13"."mau_source",
                          "t13"."has_subscription",
                          COALESCE("t35"."offering_now", "t13"."product_offering") AS "product_offering",
                          COALESCE("t35"."line_now", "t36"."moved_to", "t13"."offering_product_line_code") AS "offering_product_line_code"
                        FROM "usage_monthly" AS "t13"
                        LEFT OUTER JOIN (
                          SELECT
                            "t12"."product_offering" AS "renamed_offering",
                            "t12"."offering_product_line_code" AS "renamed_line",
                            "t12"."successor_offering" AS "offering_now",
                            "t12"."successor_line_code" AS "line_now"
                          FROM "product_renames" AS "t12"
                        ) AS "t35"
                          ON "t13"."product_offering" = "t35"."renamed_offering"
                          AND "t13"."offering_product_line_code" = "t35"."renamed_line"
                        LEFT OUTER JOIN (
                          SELECT DISTINCT
                            "t12"."offering_product_line_code" AS "moved_line",
                            "t12"."successor_line_code" AS "moved_to"
                          FROM "product_renames" AS "t12"
                          WHERE
                            "t12"."is_whole_line"
                        ) AS "t36"
                          ON "t13"."offering_product_line_code" = "t36"."moved_line"
                      ) AS "t39"
                    ) AS "t41"
                    GROUP BY
                      1,
                      2,
                      3
                  ) AS "t45"
                ) AS "t46"
                GROUP BY
                  1,
                  2
              ) AS "t48"
                ON "t29"."tenant_id" = "t48"."tenant_id"
                AND "t29"."offering_product_line_code" = "t48"."offering_product_line_code"
            ) AS "t49"
          ) AS "t51"
          LEFT OUTER JOIN (
            SELECT
              "t38"."contract_id",
              "t38"."tenant_id",
              "t38"."offering_product_line_code",
              BOOL_OR(CAST("t38"."subscriptions" > 1 AS BOOLEAN)) AS "is_dirty_pool",
              BOOL_OR(CAST("t38"."accounts" > 1 AS BOOLEAN)) AS "is_dirty_team"
            FROM (
              SELECT
                "t33"."contract_id",
                "t33"."tenant_id",
                "t33"."offering_product_line_code",
                "t33"."pool_id",
                "t34"."subscriptions",
                "t34"."accounts"
              FROM (
                SELECT DISTINCT
                  "t9"."contract_id",
                  "t9"."tenant_id",
                  "t9"."offering_product_line_code",
                  "t9"."pool_id"
                FROM "active_subscription_monthly" AS "t9"
              ) AS "t33"
              INNER JOIN (
                SELECT
                  "t10"."tenant_id",
                  "t10"."pool_id",
                  "t10"."subscriptions",
                  "t10"."accounts"
                FROM "pool_monthly" AS "t10"
              ) AS "t34"
                ON "t33"."tenant_id" = "t34"."tenant_id" AND "t33"."pool_id" = "t34"."pool_id"
            ) AS "t38"
            GROUP BY
              1,
              2,
              3
          ) AS "t44"
            ON "t51"."contract_id" = "t44"."contract_id"
            AND "t51"."tenant_id" = "t44"."tenant_id"
            AND "t51"."offering_product_line_code" = "t44"."offering_product_line_code"
        ) AS "t52"
      ) AS "t54"
      LEFT OUTER JOIN (
        SELECT
          "t1"."opportunity_id" AS "told_opportunity",
          "t1"."opportunities_on_usage"
        FROM "ide_opportunity_coverage_monthly" AS "t1"
      ) AS "t26"
        ON "t54"."opportunity_id" = "t26"."told_opportunity"
      LEFT OUTER JOIN (
        SELECT DISTINCT
          "t2"."opportunity_id" AS "selected_opportunity"
        FROM "ide_opportunity_selection_monthly" AS "t2"
      ) AS "t27"
        ON "t54"."opportunity_id" = "t27"."selected_opportunity"
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
      ) AS "t28"
        ON "t54"."cohort_benchmark_used" = "t28"."of_cohort"
        AND "t54"."seat_bucket" = "t28"."of_bucket"
        AND "t54"."phase" = "t28"."of_phase"
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
      ) AS "t42"
        ON "t54"."surviving_account_csn" = "t42"."scored_csn"
    ) AS "t55"
  ) AS "t57"
  LEFT OUTER JOIN (
    SELECT
      "t0"."churn_probability",
      "t0"."effective_renewal_score",
      "t0"."effective_score_source",
      "t0"."segments",
      "t0"."surviving_account_csn" AS "foreseen_csn"
    FROM "customer_insights_monthly" AS "t0"
  ) AS "t25"
    ON "t57"."surviving_account_csn" = "t25"."foreseen_csn"
) AS "t58"