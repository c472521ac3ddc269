package org.thalweg.audit;

/**
 * One rule, and how near the line comes to breaking it.
 *
 * @param rule name of the rule
 * @param limit the limit
 * @param worst the worst value found
 * @param unit unit of both
 * @param station where the worst value is (m)
 * @param ok whether the rule is kept everywhere
 */
public record Finding(String rule, double limit, double worst, String unit, double station, boolean ok) {}
