package org.thalweg.cost;

import org.thalweg.section.HalfQuantities;
import org.thalweg.section.PlaneSection;
import org.thalweg.section.SideKind;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Structure;

/**
 * Price per metre of line on plane ground, by structure, cross slope and depth, ready for a search's inner loops.
 * Immutable; the tables handed out are not copied and must not be written to.
 *
 * <p>Every price contains the surface and systems. Besides:
 *
 * <ul>
 *   <li>earthwork: earth at {@link EarthPrices}, land and clearing of the whole footprint; infinite where a slope does
 *       not meet the ground within reach;
 *   <li>wall: the same, where each side is a slope or a wall, whichever is cheaper: never dearer than earthwork;
 *   <li>bridge: the rate, raised above the free height; land of the strip under the deck (its width), no clearing;
 *       infinite where the ground stands over the deck or the height is above the standard's greatest;
 *   <li>tunnel: the rate alone; infinite with less than the standard's cover over the axis.
 * </ul>
 *
 * Fixed costs (abutments, portals), ventilation and escape of long tunnels, haul, streams and what a {@code Site}
 * carries are not in these prices. Prices are per metre in plan; the grade's effect on 3D length (0.3 % at 8 %) is left
 * to the bill.
 *
 * <p>Layout of the tables: {@code [structure.ordinal()][slope class][depth step]} in one array,
 * {@code (structure * SLOPES + slopeClass) * DEPTHS + depthStep}; those of the cheapest structure leave the first index
 * out.
 */
public final class PlanePrices {
    /** Least depth in the tables (m): a cut of 80 m. */
    public static final double DEPTH_FROM = -80;
    /** Greatest depth in the tables (m). */
    public static final double DEPTH_TO = 100;
    /** Step of depth (m). */
    public static final double DEPTH_STEP = 0.5;
    /** Number of depth steps. */
    public static final int DEPTHS = 361;
    /** Step of cross slope (ratio) between classes; class k stands for slopes around {@code k * SLOPE_STEP}. */
    public static final double SLOPE_STEP = 0.05;
    /** Number of slope classes: up to 1.5, and the last also stands for all that is steeper. */
    public static final int SLOPES = 31;

    private static final int STRUCTURES = Structure.values().length;

    private final DesignStandard standard;
    private final Rates rates;
    private final EarthPrices earth;
    private final float[] prices = new float[STRUCTURES * SLOPES * DEPTHS];
    private final float[] cheapest = new float[SLOPES * DEPTHS];
    private final byte[] best = new byte[SLOPES * DEPTHS];
    /** Footprint of the cheapest structure, toe to toe, and its wider half (m). */
    private final float[] footprints = new float[SLOPES * DEPTHS];

    private final float[] halves = new float[SLOPES * DEPTHS];
    private final double minimum;

    private PlanePrices(DesignStandard standard, Rates rates, EarthPrices earth) {
        this.standard = standard;
        this.rates = rates;
        this.earth = earth;
        double least = Double.POSITIVE_INFINITY;
        for (int slope = 0; slope < SLOPES; slope++) {
            for (int step = 0; step < DEPTHS; step++) {
                fillCell(slope, step);
                least = Math.min(least, cheapest[slope * DEPTHS + step]);
            }
        }
        // The level section is the cheapest earthwork of all, but depth 0 and slope 0 are asked for exactly.
        this.minimum = Math.min(least, exact(Structure.EARTHWORK, 0, 0));
    }

    /**
     * Prices with earth at the middle of what material can be worth.
     *
     * @param standard design standard
     * @param rates unit costs
     * @return prices
     */
    public static PlanePrices of(DesignStandard standard, Rates rates) {
        return of(standard, rates, EarthPrices.middle(rates));
    }

    /**
     * Prices with earth at given local prices.
     *
     * @param standard design standard
     * @param rates unit costs
     * @param earth local prices of earth
     * @return prices
     */
    public static PlanePrices of(DesignStandard standard, Rates rates, EarthPrices earth) {
        return new PlanePrices(standard, rates, earth);
    }

    private void fillCell(int slope, int step) {
        double depth = DEPTH_FROM + step * DEPTH_STEP;
        double tangent = slope * SLOPE_STEP;
        int cell = slope * DEPTHS + step;
        cheapest[cell] = Float.POSITIVE_INFINITY;
        for (Structure s : Structure.values()) {
            float price = (float) exact(s, depth, tangent);
            prices[(s.ordinal() * SLOPES + slope) * DEPTHS + step] = price;
            if (price < cheapest[cell]) {
                cheapest[cell] = price;
                best[cell] = (byte) s.ordinal();
            }
        }
        Structure chosen = Structure.values()[best[cell]];
        double left = halfWidth(chosen, depth, -tangent);
        double right = halfWidth(chosen, depth, tangent);
        footprints[cell] = (float) (left + right);
        halves[cell] = (float) Math.max(left, right);
    }

    /** The price per metre from the closed forms, without the tables. */
    double exact(Structure structure, double depth, double tangent) {
        double common = rates.surface() + rates.systems();
        return switch (structure) {
            case EARTHWORK, WALL -> common + side(structure, depth, -tangent).price + side(structure, depth, tangent).price;
            case BRIDGE -> depth >= Math.abs(tangent) * standard.bridgeWidth() / 2 && depth <= standard.maxBridgeHeight()
                    ? common + rates.bridge() * bridgeFactor(rates, depth) + standard.bridgeWidth() * rates.land()
                    : Double.POSITIVE_INFINITY;
            case TUNNEL -> depth <= -standard.minTunnelCover() ? common + rates.tunnel() : Double.POSITIVE_INFINITY;
        };
    }

    /** How many metres at the plain bridge rate a metre of bridge of a height (m) costs. */
    static double bridgeFactor(Rates rates, double height) {
        return 1 + rates.bridgeHeightFactor() * Math.max(0, height - rates.bridgeFreeHeight());
    }

    private double halfWidth(Structure structure, double depth, double outward) {
        return switch (structure) {
            case EARTHWORK, WALL -> side(structure, depth, outward).width;
            case BRIDGE -> standard.bridgeWidth() / 2;
            case TUNNEL -> standard.platformWidth() / 2;
        };
    }

    /** The cheapest way to make one side. */
    private Side side(Structure structure, double depth, double outward) {
        Side chosen = new Side(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        for (SideKind kind : SideKind.values()) {
            if (structure == Structure.EARTHWORK && kind != SideKind.SLOPE) {
                break;
            }
            HalfQuantities half = PlaneSection.half(
                    standard.platformWidth() / 2, standard.slopes(), depth, outward, kind, standard.maxWallHeight());
            double price = earth.of(half, rates.wall()) + half.width() * (rates.land() + rates.clearing());
            if (half.feasible() && price < chosen.price) {
                chosen = new Side(price, half.width());
            }
        }
        return chosen;
    }

    private record Side(double price, double width) {}

    /**
     * Price of a structure.
     *
     * @param structure structure
     * @param depth design minus ground at the axis (m)
     * @param crossSlope tangent of the ground across the line, either sign
     * @return price per metre; infinite where it cannot be built so. Linear between the table's depths, at the nearest
     *     slope class; above the table only bridges and below it only tunnels have a price
     */
    public double price(Structure structure, double depth, double crossSlope) {
        if (depth < DEPTH_FROM || depth > DEPTH_TO) {
            boolean possible = structure == (depth < 0 ? Structure.TUNNEL : Structure.BRIDGE);
            return possible ? exact(structure, depth, crossSlope) : Double.POSITIVE_INFINITY;
        }
        return read(prices, (structure.ordinal() * SLOPES + slopeClass(crossSlope)) * DEPTHS, depth);
    }

    /**
     * Price of the cheapest structure.
     *
     * @param depth design minus ground at the axis (m)
     * @param crossSlope tangent of the ground across the line, either sign
     * @return price per metre; infinite where nothing can be built
     */
    public double cheapest(double depth, double crossSlope) {
        double least = Double.POSITIVE_INFINITY;
        for (Structure s : Structure.values()) {
            least = Math.min(least, price(s, depth, crossSlope));
        }
        return least;
    }

    /**
     * The cheapest structure.
     *
     * @param depth design minus ground at the axis (m)
     * @param crossSlope tangent of the ground across the line, either sign
     * @return structure; of equals the first in the order of {@link Structure}; earthwork where nothing can be built
     */
    public Structure best(double depth, double crossSlope) {
        Structure chosen = Structure.EARTHWORK;
        double least = price(chosen, depth, crossSlope);
        for (Structure s : Structure.values()) {
            double price = price(s, depth, crossSlope);
            if (price < least) {
                least = price;
                chosen = s;
            }
        }
        return chosen;
    }

    /**
     * Width of the cheapest structure's footprint, toe to toe, at the nearest step of the tables.
     *
     * @param depth design minus ground at the axis (m)
     * @param crossSlope tangent of the ground across the line, either sign
     * @return width (m); a bridge's is its deck's, a tunnel's the platform's; infinite where nothing can be built
     */
    public double footprint(double depth, double crossSlope) {
        return footprints[slopeClass(crossSlope) * DEPTHS + depthStep(depth)];
    }

    /**
     * The wider half of that footprint: what must be kept free beside the axis.
     *
     * @param depth design minus ground at the axis (m)
     * @param crossSlope tangent of the ground across the line, either sign
     * @return distance (m) from the axis to the farther toe
     */
    public double halfFootprint(double depth, double crossSlope) {
        return halves[slopeClass(crossSlope) * DEPTHS + depthStep(depth)];
    }

    /**
     * The least price per metre of all: a bound for any metre of line, except where an existing formation is reused.
     *
     * @return price per metre
     */
    public double minimum() {
        return minimum;
    }

    /**
     * Slope class of a cross slope.
     *
     * @param crossSlope tangent of the ground across the line, either sign
     * @return class, 0 to {@link #SLOPES} - 1
     */
    public static int slopeClass(double crossSlope) {
        return (int) Math.min(SLOPES - 1, Math.abs(crossSlope) / SLOPE_STEP + 0.5);
    }

    /**
     * The table's step nearest to a depth.
     *
     * @param depth depth (m), clamped to the tables
     * @return step, 0 to {@link #DEPTHS} - 1
     */
    public static int depthStep(double depth) {
        return (int) Math.max(0, Math.min(DEPTHS - 1, (depth - DEPTH_FROM) / DEPTH_STEP + 0.5));
    }

    /**
     * All prices per metre.
     *
     * @return table {@code [structure][slope class][depth step]}, infinite where it cannot be built so
     */
    public float[] table() {
        return prices;
    }

    /**
     * Prices per metre of the cheapest structure.
     *
     * @return table {@code [slope class][depth step]}
     */
    public float[] cheapestTable() {
        return cheapest;
    }

    /**
     * The cheapest structures.
     *
     * @return ordinals of {@link Structure}, {@code [slope class][depth step]}
     */
    public byte[] bestTable() {
        return best;
    }

    private static double read(float[] table, int row, double depth) {
        double u = (depth - DEPTH_FROM) / DEPTH_STEP;
        int step = (int) Math.min(DEPTHS - 2, u);
        double t = u - step;
        double a = table[row + step];
        double b = table[row + step + 1];
        if (Double.isInfinite(a) || Double.isInfinite(b)) {
            // At the edge of what can be built, the nearer step decides.
            return t < 0.5 ? a : b;
        }
        return a + t * (b - a);
    }
}
