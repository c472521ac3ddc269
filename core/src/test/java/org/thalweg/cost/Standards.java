package org.thalweg.cost;

import java.util.List;
import org.thalweg.standard.ClothoidRule;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Mode;
import org.thalweg.standard.SideSlopes;
import org.thalweg.terrain.GridFrame;
import org.thalweg.territory.Site;

/** Standards, rates and sites for tests: plain numbers of the order of the presets, none of them read from a preset. */
final class Standards {
    static final double NONE = Double.POSITIVE_INFINITY;
    static final SideSlopes SLOPES = new SideSlopes(1, 0.3, 1.5, 2, 8, 2, 60);

    private Standards() {}

    static DesignStandard rail(double platform, SideSlopes slopes) {
        return new DesignStandard(
                "test", "test", Mode.RAIL, 22.2, 350, new ClothoidRule(List.of(350.0), List.of(60.0), NONE), 50, NONE, 50,
                0.02, 0.7, 0, 0.002, 5000, 5000, 0.004, 200, 50, true, platform, slopes, 6, 20, 100, 10, 120, 10, 15, 8,
                3, 0, 0, 0, 0.1, 1.6, 0.09, 1);
    }

    static DesignStandard rail() {
        return rail(7.6, SLOPES);
    }

    static Rates rates() {
        return new Rates(
                6, 14, 5, 10, 4, 0.5, 1100, 600, 2, 1, 20000, 30, 0.02, 150000, 18000, 1000000, 1000, 1500, 3000, 4000,
                450, 20000, 2000, 0);
    }

    /** Only earth at a price for soil and fill alike, and a bridge and tunnel rate; all else free. */
    static Rates bare(double earth, double structure, double land) {
        return new Rates(
                earth, earth, earth, earth, 0, 0, 0, 0, land, 0, structure, 1e9, 0, 0, structure, 0, NONE, 0, NONE, 0,
                1e9, 0, 0, 0);
    }

    /** A site with room for everything and nothing on it. */
    static Site open(double x0, double y0, double cell, int columns, int rows) {
        GridFrame frame = new GridFrame(x0, y0, cell, columns, rows);
        int n = frame.size();
        float[] room = new float[n];
        java.util.Arrays.fill(room, 1e6f);
        float[] nan = new float[n];
        java.util.Arrays.fill(nan, Float.NaN);
        return new Site(frame, room, new float[n], nan, nan.clone(), new byte[n]);
    }
}
