package org.thalweg.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.thalweg.alignment.Alignment;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.audit.Audit;
import org.thalweg.audit.AuditLine;
import org.thalweg.audit.AuditReport;
import org.thalweg.audit.Rules;
import org.thalweg.cost.PricedSection;
import org.thalweg.cost.SectionPricer;
import org.thalweg.geometry.Pose;
import org.thalweg.refine.LineRefiner.Refined;
import org.thalweg.standard.Structure;
import org.thalweg.terrain.GridTerrain;

/** Hands a finished line to the audit as coordinates. */
final class Auditing {
    /** Distance between the audit's points (m). */
    private static final double STEP = 4;

    private Auditing() {}

    static AuditReport check(
            Scenario scenario,
            AlternativeSpec spec,
            ModePlan plan,
            GridTerrain terrain,
            SectionPricer pricer,
            Alignment alignment,
            List<Refined> others) {
        List<AuditLine> beside = new ArrayList<>();
        for (Refined other : others) {
            beside.add(axis(other.plan(), other.profile()));
        }
        Rules rules = new Rules(
                terrain, scenario.territory(), scenario.borders(spec), plan.zones(), plan.from(), plan.to(), beside);
        return Audit.check(sampled(alignment, pricer, plan.standard().platformWidth() / 2), plan.standard(), rules);
    }

    /** Points every few metres, with the footprint to either side. */
    private static AuditLine sampled(Alignment line, SectionPricer pricer, double half) {
        double[] stations = stations(line);
        int size = stations.length;
        double[] x = new double[size];
        double[] y = new double[size];
        double[] z = new double[size];
        double[] left = new double[size];
        double[] right = new double[size];
        Structure[] structure = new Structure[size];
        for (int k = 0; k < size; k++) {
            double s = stations[k];
            Pose p = line.plan().poseAt(s);
            x[k] = p.x();
            y[k] = p.y();
            z[k] = line.profile().elevationAt(s);
            structure[k] = line.structureAt(s);
            PricedSection section = pricer.quantities(p.x(), p.y(), p.heading(), z[k], structure[k]);
            left[k] = Math.max(half, section.earth().left().width());
            right[k] = Math.max(half, section.earth().right().width());
        }
        return AuditLine.of(x, y, z, structure, left, right);
    }

    /** Stations at even steps, and where the structure changes: the audit measures structures between its points. */
    private static double[] stations(Alignment line) {
        int n = (int) StrictMath.ceil(line.length() / STEP);
        DoubleStream even = IntStream.rangeClosed(0, n).mapToDouble(k -> k * line.length() / n);
        double[] changes = line.structures().stream()
                .mapToDouble(StructureSpan::to)
                .filter(s -> s < line.length() - 0.1)
                .toArray();
        return DoubleStream.concat(
                        even.filter(s -> s == 0
                                || s == line.length()
                                || Arrays.stream(changes).noneMatch(c -> Math.abs(c - s) < 0.1)),
                        Arrays.stream(changes))
                .sorted()
                .toArray();
    }

    private static AuditLine axis(HorizontalAlignment plan, VerticalAlignment profile) {
        int n = (int) StrictMath.ceil(plan.length() / STEP);
        double[] x = new double[n + 1];
        double[] y = new double[n + 1];
        double[] z = new double[n + 1];
        Structure[] structure = new Structure[n + 1];
        for (int k = 0; k <= n; k++) {
            double s = k * plan.length() / n;
            Pose p = plan.poseAt(s);
            x[k] = p.x();
            y[k] = p.y();
            z[k] = profile.elevationAt(s);
            structure[k] = Structure.EARTHWORK;
        }
        return AuditLine.of(x, y, z, structure, new double[n + 1], new double[n + 1]);
    }
}
