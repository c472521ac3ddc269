package org.thalweg.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.PointOfIntersection;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.geometry.PlanElement;
import org.thalweg.geometry.Pose;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Structure;
import org.thalweg.terrain.Terrain;

/** Lines for the audit's tests, from exact geometry. */
final class Lines {
    static final double X = 612_345;
    static final double Y = 4_301_234;
    static final Terrain LEVEL = (x, y) -> 500;

    private Lines() {}

    static Rules rules(Terrain terrain) {
        return new Rules(terrain, null, List.of(), List.of(), null, null, List.of());
    }

    /** Elements one after the other: each a length and the curvatures at its ends. */
    static HorizontalAlignment plan(double heading, double[]... elements) {
        List<PlanElement> list = new ArrayList<>();
        Pose at = new Pose(X, Y, heading);
        for (double[] e : elements) {
            PlanElement element = new PlanElement(at, e[0], e[1], e[2]);
            list.add(element);
            at = element.end();
        }
        return new HorizontalAlignment(list);
    }

    static VerticalAlignment level(HorizontalAlignment plan, double z) {
        return new VerticalAlignment(List.of(new Pvi(0, z, 0), new Pvi(plan.length(), z, 0)));
    }

    static AuditLine sample(HorizontalAlignment plan, VerticalAlignment profile, double spacing) {
        return sample(plan, profile, spacing, 5);
    }

    static AuditLine sample(HorizontalAlignment plan, VerticalAlignment profile, double spacing, double half) {
        int n = 1 + (int) Math.ceil(plan.length() / spacing);
        double[] s = new double[n];
        for (int i = 0; i < n; i++) {
            s[i] = plan.length() * i / (n - 1);
        }
        Structure[] structure = new Structure[n];
        Arrays.fill(structure, Structure.EARTHWORK);
        return at(plan, profile, s, structure, half);
    }

    static AuditLine at(
            HorizontalAlignment plan, VerticalAlignment profile, double[] s, Structure[] structure, double half) {
        int n = s.length;
        double[] x = new double[n];
        double[] y = new double[n];
        double[] z = new double[n];
        double[] width = new double[n];
        for (int i = 0; i < n; i++) {
            Pose p = plan.poseAt(s[i]);
            x[i] = p.x();
            y[i] = p.y();
            z[i] = profile.elevationAt(s[i]);
            width[i] = half;
        }
        return AuditLine.of(x, y, z, structure, width, width.clone());
    }

    /** The rows of a stations table: each 10 m and each element's end, rounded to 0.1 mm. */
    static AuditLine table(HorizontalAlignment plan, VerticalAlignment profile) {
        List<Double> stations = new ArrayList<>();
        for (int i = 0; i * 10.0 < plan.length(); i++) {
            stations.add(i * 10.0);
        }
        for (int i = 1; i <= plan.elements().size(); i++) {
            stations.add(plan.station(i));
        }
        double[] s = stations.stream().mapToDouble(v -> v).sorted().distinct().toArray();
        Structure[] structure = new Structure[s.length];
        Arrays.fill(structure, Structure.EARTHWORK);
        AuditLine exact = at(plan, profile, s, structure, 5);
        double[] width = new double[s.length];
        Arrays.fill(width, 10);
        return AuditLine.ofTable(round(exact.x()), round(exact.y()), round(exact.z()), structure, width);
    }

    private static double[] round(double[] v) {
        return Arrays.stream(v).map(a -> Math.round(a * 1e4) / 1e4).toArray();
    }

    /** A random plan line that keeps a standard, about as long as asked. */
    static HorizontalAlignment plan(Random random, DesignStandard standard, double length) {
        List<PointOfIntersection> points = new ArrayList<>();
        double heading = random.nextDouble() * 2 * Math.PI;
        double x = X;
        double y = Y;
        points.add(new PointOfIntersection(x, y, 0, 0, 0));
        double used = 0;
        double done = 0;
        while (done < length) {
            double radius = standard.minRadius() * (1 + 4 * Math.pow(random.nextDouble(), 3));
            double clothoid = standard.clothoids().length(radius) * (random.nextBoolean() ? 1 : 1 + random.nextDouble());
            double least = (clothoid + standard.minArc()) / radius;
            double deflection = least + random.nextDouble() * (2.2 - least);
            if (deflection > 2.2) {
                continue;
            }
            HorizontalAlignment.Turn turn = HorizontalAlignment.Turn.of(deflection, radius, clothoid, clothoid);
            double tangent = standard.minTangent() + random.nextDouble() * (random.nextInt(3) == 0 ? 2000 : 100);
            double leg = used + tangent + turn.tangentIn();
            x += leg * Math.sin(heading);
            y += leg * Math.cos(heading);
            points.add(new PointOfIntersection(x, y, radius, clothoid, clothoid));
            heading += random.nextBoolean() ? deflection : -deflection;
            used = turn.tangentOut();
            done += tangent + turn.arc() + 2 * clothoid;
        }
        double leg = used + 300;
        points.add(new PointOfIntersection(x + leg * Math.sin(heading), y + leg * Math.cos(heading), 0, 0, 0));
        return HorizontalAlignment.of(points);
    }

    /** A random profile that keeps a standard on a plan line, apart from sites for stations. */
    static VerticalAlignment profile(Random random, DesignStandard standard, HorizontalAlignment plan) {
        List<Pvi> pvis = new ArrayList<>();
        double z = 1000;
        double at = 0;
        double grade = grade(random, standard, plan, 0, 300);
        double half = 0;
        double curveEnd = 0;
        pvis.add(new Pvi(0, z, 0));
        while (true) {
            double next = at + Math.max(standard.minGradeLength(), 200) + random.nextDouble() * 600;
            boolean placed = false;
            for (int attempt = 0; attempt < 200 && !placed; attempt++) {
                double s = next + 5 * attempt;
                double change = grade(random, standard, plan, s, s + 1200);
                double size = Math.abs(change - grade);
                double curve = size <= standard.verticalCurveThreshold() ? 0
                        : size * (change < grade ? standard.crestRadius() : standard.sagRadius());
                boolean fits = s - curve / 2 - curveEnd >= standard.minConstantGrade() && s + curve / 2 < plan.length()
                        && Math.abs(grade) <= limit(standard, plan, at, s + curve / 2)
                        && (!standard.verticalCurveOffClothoid() || clear(plan, s - curve / 2, s + curve / 2));
                if (fits && size > 1e-4) {
                    z += grade * (s - at);
                    pvis.add(new Pvi(s, z, curve));
                    at = s;
                    grade = change;
                    curveEnd = s + curve / 2;
                    placed = true;
                }
            }
            if (!placed || at + 1500 > plan.length()) {
                break;
            }
        }
        if (Math.abs(grade) > limit(standard, plan, at, plan.length())) {
            return profile(random, standard, plan);
        }
        pvis.add(new Pvi(plan.length(), z + grade * (plan.length() - at), 0));
        return new VerticalAlignment(pvis);
    }

    private static double grade(
            Random random, DesignStandard standard, HorizontalAlignment plan, double from, double to) {
        double limit = limit(standard, plan, from, to);
        return random.nextInt(3) == 0 ? (random.nextBoolean() ? limit : -limit) : limit * (2 * random.nextDouble() - 1);
    }

    private static double limit(DesignStandard standard, HorizontalAlignment plan, double from, double to) {
        double sharpest = 0;
        for (int i = 0; i < plan.elements().size(); i++) {
            if (plan.station(i + 1) > from && plan.station(i) < to) {
                PlanElement e = plan.elements().get(i);
                sharpest = Math.max(sharpest, Math.max(Math.abs(e.startCurvature()), Math.abs(e.endCurvature())));
            }
        }
        return standard.gradeLimit(sharpest);
    }

    private static boolean clear(HorizontalAlignment plan, double from, double to) {
        for (int i = 0; i < plan.elements().size(); i++) {
            PlanElement e = plan.elements().get(i);
            if (e.kind() == PlanElement.Kind.CLOTHOID && plan.station(i + 1) > from && plan.station(i) < to) {
                return false;
            }
        }
        return true;
    }
}
