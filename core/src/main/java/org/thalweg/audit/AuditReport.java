package org.thalweg.audit;

import java.util.List;

/**
 * What the audit found, rule by rule.
 *
 * @param findings one per rule, in a fixed order
 */
public record AuditReport(List<Finding> findings) {
    /** Copies the findings. */
    public AuditReport {
        findings = List.copyOf(findings);
    }

    /**
     * Whether every rule is kept.
     *
     * @return true when all findings are
     */
    public boolean ok() {
        return findings.stream().allMatch(Finding::ok);
    }
}
