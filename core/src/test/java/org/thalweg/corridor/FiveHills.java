package org.thalweg.corridor;

import java.util.List;
import java.util.Map;
import org.thalweg.cost.Rates;
import org.thalweg.standard.ClothoidRule;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Mode;
import org.thalweg.standard.SideSlopes;
import org.thalweg.terrain.FormulaTerrain;
import org.thalweg.terrain.GridTerrain;

/** The five-hill instance for bounds: its maintenance, and 6 m of land beside the footprint, are in the systems' price. */
public final class FiveHills {
    private static final double NONE = Double.POSITIVE_INFINITY;

    private FiveHills() {}

    /** The ground, in cells of 10 m. */
    public static GridTerrain terrain() {
        return FormulaTerrain.of(
                "five-hills", Map.of("x_min", 0.0, "y_min", 0.0, "x_max", 5000.0, "y_max", 5000.0, "cell_m", 10.0));
    }

    /** The standard. */
    public static DesignStandard standard() {
        return new DesignStandard(
                "five-hills", "five hills", Mode.ROAD, 22, 250, new ClothoidRule(List.of(250.0), List.of(80.0), NONE), 222,
                1321, 100, 0.05, 0, 0.005, 0, 10000, 10000, 0, 225, 225, true, 15.16,
                new SideSlopes(1 / 0.989, 1 / 0.989, 1 / 0.671, 3, NONE, 0, 25), 15.16, 20, 100, 10, 120, 0, 15, 8, 3, 0, 0,
                0, 0.1, 0, 0.09, 1);
    }

    /** Unit costs. */
    public static Rates rates() {
        return new Rates(
                2, 5, 1.1, 4.5, 2, 0, 550, 100 + 7 * 6, 7, 0.6, 1e6, 100, 0, 0, 1e6, 0, 1e9, 0, 1e9, 0, 1e6, 0, 0, 0);
    }
}
