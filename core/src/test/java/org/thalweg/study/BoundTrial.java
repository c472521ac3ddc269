package org.thalweg.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.thalweg.corridor.LowerBound;
import org.thalweg.cost.Rates;
import org.thalweg.standard.*;
import org.thalweg.terrain.*;
import org.thalweg.territory.*;

class BoundTrial {
    public static void main(String[] a) {
        int factor = Integer.parseInt(a[1]);
        double rise = Double.parseDouble(a[2]);
        int sectors = Integer.parseInt(a[3]);
        int rounds = Integer.parseInt(a[4]);
        Object[] p;
        if (a[0].equals("five")) {
            double cell = Double.parseDouble(a[5]);
            GridTerrain t = FormulaTerrain.of("five-hills", Map.of("x_min", 0.0, "y_min", 0.0, "x_max", 5000.0, "y_max", 5000.0, "cell_m", cell));
            p = fiveHills(t);
        } else {
            Scenario sc = ScenarioReader.read(Path.of(a[0]));
            Mode mode = Mode.valueOf(a[5]);
            AlternativeSpec spec = sc.alternatives().get(a.length > 6 ? Integer.parseInt(a[6]) : 0);
            ModePlan plan = sc.modes().get(mode);
            Ground g = Ground.of(sc);
            List<Zone> zones = plan.zones().stream().filter(z -> spec.reuse() || z.rule() != Zone.Rule.REUSE).toList();
            Site site = SiteBuilder.build(g.terrain(), sc.territory(), sc.borders(spec), zones, List.of(plan.from(), plan.to()), null);
            Rates r = plan.rates();
            double[] v = {Math.max(-r.waste(), -r.fillFromCut()), Math.min(r.borrow() - r.fillFromCut(), Math.min(r.soilCut(), r.rockCut()))};
            double w = Double.parseDouble(System.getProperty("v", "0.5"));
            p = new Object[] {g.terrain(), site, plan.standard(), r, plan.from(), plan.to()};
        }
        for (int i = 0; i < Integer.getInteger("runs", 1); i++) {
        long t0 = System.nanoTime();
        LowerBound.Result r = LowerBound.of((GridTerrain) p[0], (Site) p[1], (DesignStandard) p[2], (Rates) p[3], (Gate) p[4], (Gate) p[5], factor);
        double best = Double.parseDouble(System.getProperty("best", "0"));
        System.out.printf("%s bound %.0f gap %.2f %% side %.0f rise %.1f states %d time %.2f s mem %d MB%n", a[0], r.value(), 100 * (best / r.value() - 1), r.side(), r.rise(), r.states(), (System.nanoTime() - t0) / 1e9,
            (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        }
    }

    static Object[] fiveHills(GridTerrain t) {
        double none = Double.POSITIVE_INFINITY;
        DesignStandard s = new DesignStandard("five", "five", Mode.ROAD, 22, 250, new ClothoidRule(List.of(250.0), List.of(80.0), none), 222, 1321, 100,
            0.05, 0, 0.005, 0, 10000, 10000, 0, 225, 225, true, 15.16, new SideSlopes(1 / 0.989, 1 / 0.989, 1 / 0.671, 3, none, 0, 25),
            15.16, 20, 100, 10, 120, 0, 15, 8, 3, 0, 0, 0, 0.1, 0, 0.09, 1);
        Rates r = new Rates(2, 5, 1.1, 4.5, 2, 0, 550, 100 + 7 * 6, 7, 0.6, 1e6, 100, 0, 0, 1e6, 0, 1e9, 0, 1e9, 0, 1e6, 0, 0, 0);
        GeometryFactory f = new GeometryFactory();
        Gate a = new Gate("a", f.createPoint(new Coordinate(250, 1000)), OptionalDouble.empty(), OptionalDouble.empty());
        Gate b = new Gate("b", f.createPoint(new Coordinate(4000, 2000)), OptionalDouble.empty(), OptionalDouble.empty());
        Site site = SiteBuilder.build(t, null, List.of(), List.of(), List.of(a, b), null);
        return new Object[] {t, site, s, r, a, b};
    }
}
