package org.thalweg.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.thalweg.alignment.Alignment;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.PointOfIntersection;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.audit.AuditReport;
import org.thalweg.audit.Finding;
import org.thalweg.cost.Bill;
import org.thalweg.cost.Item;
import org.thalweg.cost.StationTable;
import org.thalweg.geometry.Pose;
import org.thalweg.standard.ClothoidRule;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Mode;
import org.thalweg.standard.SideSlopes;
import org.thalweg.standard.Structure;
import org.thalweg.terrain.Terrain;

/** One line of the made-up study, from hand-drawn points to quantities by plain rules of thumb. */
final class SyntheticLine {
    private SyntheticLine() {}

    static Line line(Mode mode, List<double[]> points, Terrain terrain, DesignStandard standard) {
        HorizontalAlignment plan = plan(points, mode == Mode.ROAD ? 420 : 600, mode == Mode.ROAD ? 80 : 100);
        VerticalAlignment profile = profile(plan, terrain, standard);
        Alignment alignment = new Alignment(plan, profile, structures(plan, profile, terrain));
        StationTable table = table(alignment, terrain, standard);
        Bill bill = bill(table, alignment);
        double cost = bill.total().doubleValue();
        return new Line(standard, alignment, table, bill, cost * 1.07, cost * 0.985, cost * 0.87,
                "relaxed, cell dilated", audit(alignment, standard), plan.length() / standard.designSpeed(),
                mode == Mode.ROAD ? 512.3 : 407.9);
    }

    private static HorizontalAlignment plan(List<double[]> p, double preferred, double clothoid) {
        List<PointOfIntersection> out = new ArrayList<>();
        for (int i = 0; i < p.size(); i++) {
            double radius = preferred;
            double spiral = clothoid;
            if (i > 0 && i < p.size() - 1) {
                double in = Math.hypot(p.get(i)[0] - p.get(i - 1)[0], p.get(i)[1] - p.get(i - 1)[1]);
                double next = Math.hypot(p.get(i + 1)[0] - p.get(i)[0], p.get(i + 1)[1] - p.get(i)[1]);
                double turn = Math.abs(Math.IEEEremainder(
                        StrictMath.atan2(p.get(i + 1)[0] - p.get(i)[0], p.get(i + 1)[1] - p.get(i)[1])
                                - StrictMath.atan2(p.get(i)[0] - p.get(i - 1)[0], p.get(i)[1] - p.get(i - 1)[1]),
                        2 * Math.PI));
                double room = 0.45 * Math.min(in, next) - clothoid / 2;
                radius = Math.min(preferred * (1 + i % 3), room / Math.tan(turn / 2));
                spiral = Math.min(clothoid, 0.9 * turn * radius);
            }
            out.add(new PointOfIntersection(p.get(i)[0], p.get(i)[1], radius, spiral, spiral));
        }
        return HorizontalAlignment.of(out);
    }

    private static VerticalAlignment profile(HorizontalAlignment plan, Terrain terrain, DesignStandard standard) {
        int n = (int) Math.round(plan.length() / 700);
        double step = plan.length() / n;
        double[] z = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            double sum = 0;
            int count = 0;
            for (int k = -8; k <= 8; k++) {
                double s = Math.max(0, Math.min(plan.length(), i * step + 150 * k));
                Pose pose = plan.poseAt(s);
                sum += terrain.heightAt(pose.x(), pose.y());
                count++;
            }
            z[i] = sum / count;
        }
        for (int i = 1; i <= n; i++) {
            z[i] = Math.min(z[i], z[i - 1] + 0.9 * standard.maxGrade() * step);
        }
        for (int i = n - 1; i >= 0; i--) {
            z[i] = Math.min(z[i], z[i + 1] + 0.9 * standard.maxGrade() * step);
        }
        List<Pvi> out = new ArrayList<>();
        for (int i = 0; i <= n; i++) {
            out.add(new Pvi(i == n ? plan.length() : i * step, z[i], i == 0 || i == n ? 0 : 220));
        }
        return new VerticalAlignment(out);
    }

    private static List<StructureSpan> structures(HorizontalAlignment plan, VerticalAlignment profile, Terrain terrain) {
        List<StructureSpan> out = new ArrayList<>();
        double step = 60;
        Structure at = null;
        double from = 0;
        for (double s = 0; s < plan.length(); s += step) {
            Pose pose = plan.poseAt(s);
            double depth = profile.elevationAt(s) - terrain.heightAt(pose.x(), pose.y());
            Structure now = depth > 14 ? Structure.BRIDGE : depth < -22 ? Structure.TUNNEL
                    : depth > 7 ? Structure.WALL : Structure.EARTHWORK;
            if (at != null && now != at) {
                out.add(new StructureSpan(at, from, s));
                from = s;
            }
            at = now;
        }
        out.add(new StructureSpan(at, from, plan.length()));
        return out;
    }

    private static StationTable table(Alignment line, Terrain terrain, DesignStandard standard) {
        TreeSet<Double> stops = new TreeSet<>();
        for (int i = 0; i * 10.0 < line.length(); i++) {
            stops.add(i * 10.0);
        }
        for (int i = 0; i <= line.plan().elements().size(); i++) {
            stops.add(line.plan().station(i));
        }
        double[] s = stops.stream().mapToDouble(Double::doubleValue).toArray();
        int n = s.length;
        double[][] v = new double[16][n];
        Structure[] kind = new Structure[n];
        for (int i = 0; i < n; i++) {
            Pose pose = line.plan().poseAt(s[i]);
            double z = line.profile().elevationAt(s[i]);
            double ground = terrain.heightAt(pose.x(), pose.y());
            double curvature = line.plan().curvatureAt(s[i]);
            kind[i] = line.structureAt(s[i]);
            double run = i == n - 1 ? 0 : s[i + 1] - s[i];
            double depth = z - ground;
            boolean open = kind[i] == Structure.EARTHWORK || kind[i] == Structure.WALL;
            double width = standard.platformWidth() + (open ? 3 * Math.abs(depth) : 0);
            boolean rail = standard.mode() == Mode.RAIL;
            double wide = rail ? standard.railHeadDistance() : standard.platformWidth();
            double[] row = {
                pose.x(), pose.y(), z, ground, Math.IEEEremainder(pose.heading() - Math.PI, 2 * Math.PI) + Math.PI,
                curvature, line.profile().gradeAt(s[i]), standard.superelevation(curvature) * wide,
                standard.designSpeed(), width,
                open && depth < 0 ? -depth * width * run * 0.8 : 0, open && depth > 0 ? depth * width * run * 0.8 : 0,
                kind[i] == Structure.TUNNEL ? 62 * run : 0, kind[i] == Structure.TUNNEL ? 0 : width * run,
            };
            for (int c = 0; c < row.length; c++) {
                v[c][i] = row[c];
            }
        }
        double[] cost = new double[n];
        for (int i = 0; i + 1 < n; i++) {
            double run = s[i + 1] - s[i];
            cost[i] = v[10][i] * 14 + v[11][i] * 10 + v[13][i] * 4 + run * 1700
                    + (kind[i] == Structure.BRIDGE ? 20_000 * run : kind[i] == Structure.TUNNEL ? 18_000 * run : 0)
                    + (kind[i] == Structure.WALL ? 3000 * run : 0);
        }
        return new StationTable(s, v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], kind, v[10], v[11],
                v[12], v[13], cost);
    }

    private static Bill bill(StationTable t, Alignment line) {
        return new Bill(List.of(
                Item.of("Excavation in rock", Arrays.stream(t.cut()).sum(), "m3", 14),
                Item.of("Fill from borrow", Arrays.stream(t.fill()).sum(), "m3", 10),
                Item.of("Land", Arrays.stream(t.land()).sum(), "m2", 4),
                Item.of("Retaining walls", length(t, Structure.WALL), "m", 3000),
                Item.of("Bridges", length(t, Structure.BRIDGE), "m", 20_000),
                Item.of("Tunnels", length(t, Structure.TUNNEL), "m", 18_000),
                Item.of("Track or pavement", line.length(), "m", 1100),
                Item.of("Systems", line.length(), "m", 600)));
    }

    private static double length(StationTable t, Structure kind) {
        double sum = 0;
        for (int i = 0; i + 1 < t.rows(); i++) {
            sum += t.structure()[i] == kind ? t.station()[i + 1] - t.station()[i] : 0;
        }
        return sum;
    }

    private static AuditReport audit(Alignment line, DesignStandard standard) {
        return new AuditReport(List.of(
                new Finding("least radius", standard.minRadius(), standard.minRadius() * 1.004, "m", 12_345.6, true),
                new Finding("clothoid length", 80, 80, "m", 8_120, true),
                new Finding("longest tangent", Double.POSITIVE_INFINITY, 3120, "m", 9_000, true),
                new Finding("grade", standard.maxGrade() * 1000, standard.maxGrade() * 990, "permil", 22_010, true),
                new Finding("crest radius", standard.crestRadius(), standard.crestRadius() * 1.3, "m", 1_400, true),
                new Finding("inside the territory", 0, 3.4, "m", 30_100, true),
                new Finding("set-back from south", 500, 499.2, "m", 17_000, standard.mode() == Mode.ROAD),
                new Finding("freeboard over Araz & <river>", 3, 4.2, "m", line.length() / 2, true),
                new Finding("clearance from itself", standard.lateralClearance(), Double.POSITIVE_INFINITY, "m", 0, true)));
    }

    static Map<Mode, DesignStandard> standards() {
        ClothoidRule clothoids = new ClothoidRule(List.of(300.0, 1000.0), List.of(100.0, 60.0), 3000);
        SideSlopes slopes = new SideSlopes(1.5, 0.5, 1.5, 3, 10, 3, 60);
        DesignStandard road = new DesignStandard("road-80-mountain", "Road, 80 km/h, mountains", Mode.ROAD, 80 / 3.6, 250,
                clothoids, 50, Double.POSITIVE_INFINITY, 50, 0.06, 0, 0.003, 0.003, 5000, 2000, 0.005, 150, 50, false,
                11.1, slopes, 12, 20, 100, 12, 120, 12, 25, 6, 3, 0, 0, 0, 0.06, 0, 1 / 9.80665, 0.5);
        DesignStandard rail = new DesignStandard("rail-1520-80", "Railway 1520 mm, 80 km/h", Mode.RAIL, 80 / 3.6, 350,
                clothoids, 50, Double.POSITIVE_INFINITY, 30, 0.02, 0.7, 0.002, 0.003, 10_000, 10_000, 0.003, 300, 50, true,
                7.6, slopes, 6, 20, 150, 14, 100, 10, 15, 7, 3, 1250, 0.0025, 15_000, 0.09375, 1.6, 0.09, 0.7);
        return Map.of(Mode.ROAD, road, Mode.RAIL, rail);
    }
}
