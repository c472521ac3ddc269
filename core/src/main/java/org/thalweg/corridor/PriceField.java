package org.thalweg.corridor;

import org.thalweg.cost.PlanePrices;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Structure;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.territory.Site;

/**
 * What a metre of line costs at any place, heading and height: the objective that the relaxation, the search and the
 * refinement of the plan share. The ground is taken as a plane in each cell (height and slope at its centre), so that a
 * price is a few table look-ups. Immutable and safe for many threads.
 *
 * <p>A place where no line may lie has no price: {@link #price} returns positive infinity there.
 */
public final class PriceField {
    /** Steps of the price tables. */
    private static final double DEPTH_STEP = 0.5;

    private static final double DEPTH_MIN = -100;
    private static final double DEPTH_MAX = 160;
    private static final int DEPTHS = (int) ((DEPTH_MAX - DEPTH_MIN) / DEPTH_STEP) + 1;
    private static final double SLOPE_STEP = 0.04;
    private static final int SLOPES = 41;
    /** A reused formation is met when the line is within this height of it (m). */
    static final double REUSE_DEPTH = 2.5;

    private final GridFrame frame;
    private final float[] ground;
    /** Rise of the ground per metre east and north; layout of the frame. */
    private final float[] east;

    private final float[] north;
    private final Site site;
    private final Crossing crossing;
    private final float[] extra;
    private final double perMetre;
    private final DesignStandard standard;
    /**
     * By slope class and depth three numbers: least price per metre over structures, half of the width (m) that the cheapest
     * one needs, and the width on which it pays surcharges.
     */
    private final float[] table;

    private final byte[] structures;
    private final float bridgeAt0;
    private final float[] bridge;
    private final float tunnel;
    private final float surface;
    private final double least;

    /**
     * Another line that this one must keep clear of, as a raster of its heights.
     *
     * @param height height (m) of the other line at the cells within clearance of it; NaN elsewhere
     * @param clearance least difference in height where the lines pass over each other (m)
     */
    public record Crossing(float[] height, double clearance) {}

    /**
     * Makes the field.
     *
     * @param terrain the ground
     * @param site zones and room on the terrain's frame
     * @param standard design standard
     * @param prices prices per metre on plane ground, weights of land and structures included
     * @param surfacePerMetre price per metre that every line pays whatever carries it
     * @param perMetre further objective per metre of line (travel time)
     * @param extra further objective per metre by cell of the frame (nearness to a border, overlap); null for none
     * @param crossing another line to keep clear of; null for none
     */
    public PriceField(
            GridTerrain terrain,
            Site site,
            DesignStandard standard,
            PlanePrices prices,
            double surfacePerMetre,
            double perMetre,
            float[] extra,
            Crossing crossing) {
        this.frame = terrain.frame();
        if (!site.frame().equals(frame)) {
            throw new IllegalArgumentException("the site and the terrain must share one frame");
        }
        this.site = site;
        this.standard = standard;
        this.extra = extra;
        this.perMetre = perMetre;
        this.crossing = crossing;
        this.surface = (float) surfacePerMetre;
        this.ground = new float[frame.size()];
        this.east = new float[frame.size()];
        this.north = new float[frame.size()];
        fillGround(terrain);
        this.table = new float[3 * SLOPES * DEPTHS];
        this.structures = new byte[SLOPES * DEPTHS];
        this.bridge = new float[DEPTHS];
        double min = fillTable(prices);
        for (int d = 0; d < DEPTHS; d++) {
            bridge[d] = (float) prices.price(Structure.BRIDGE, Math.max(0.5, DEPTH_MIN + d * DEPTH_STEP), 0);
        }
        this.bridgeAt0 = (float) prices.price(Structure.BRIDGE, 5, 0);
        this.tunnel = (float) prices.price(Structure.TUNNEL, DEPTH_MIN, 0);
        this.least = leastPrice(min);
    }

    /** Fills the tables; returns the least price in them. */
    private double fillTable(PlanePrices prices) {
        double min = Double.POSITIVE_INFINITY;
        for (int k = 0; k < structures.length; k++) {
            double depth = DEPTH_MIN + k % DEPTHS * DEPTH_STEP;
            double slope = k / DEPTHS * SLOPE_STEP;
            Structure best = prices.best(depth, slope);
            boolean onGround = best == Structure.EARTHWORK || best == Structure.WALL;
            float footprint = (float) (onGround ? prices.footprint(depth, slope) : standard.platformWidth());
            table[3 * k] = best == null ? Float.POSITIVE_INFINITY : (float) prices.price(best, depth, slope);
            table[3 * k + 1] = 0.5f * footprint;
            table[3 * k + 2] = onGround ? footprint : 0;
            structures[k] = (byte) (best == null ? -1 : best.ordinal());
            min = Math.min(min, table[3 * k]);
        }
        return min;
    }

    private double leastPrice(double min) {
        double result = min;
        for (float f : site.formation()) {
            if (f + surface < result) {
                result = f + surface;
            }
        }
        return Math.min(result, Math.min(tunnel, bridgeAt0)) + perMetre;
    }

    /** Heights and central differences; one-sided at the edges and beside voids. */
    private void fillGround(GridTerrain terrain) {
        int w = frame.columns();
        for (int i = 0; i < ground.length; i++) {
            ground[i] = terrain.height(i);
        }
        for (int r = 0; r < frame.rows(); r++) {
            for (int c = 0; c < w; c++) {
                int i = r * w + c;
                int left = c > 0 && !Float.isNaN(ground[i - 1]) ? i - 1 : i;
                int right = c < w - 1 && !Float.isNaN(ground[i + 1]) ? i + 1 : i;
                int up = r > 0 && !Float.isNaN(ground[i - w]) ? i - w : i;
                int down = r < frame.rows() - 1 && !Float.isNaN(ground[i + w]) ? i + w : i;
                east[i] = right == left ? 0 : (float) ((ground[right] - ground[left]) / ((right - left) * frame.cell()));
                int rowsApart = (down - up) / w;
                north[i] = rowsApart == 0 ? 0 : (float) ((ground[up] - ground[down]) / (rowsApart * frame.cell()));
            }
        }
    }

    /**
     * The raster's frame.
     *
     * @return frame of the ground
     */
    public GridFrame frame() {
        return frame;
    }

    /**
     * The standard that the prices are for.
     *
     * @return standard
     */
    public DesignStandard standard() {
        return standard;
    }

    /**
     * The site.
     *
     * @return zones and room
     */
    public Site site() {
        return site;
    }

    /**
     * The least objective per metre anywhere.
     *
     * @return price per metre
     */
    public double least() {
        return least;
    }

    /**
     * The part of the objective that is not construction cost.
     *
     * @param cell cell of the frame
     * @return weighted price per metre
     */
    public double weightAt(int cell) {
        return perMetre + (extra == null || cell < 0 ? 0 : extra[cell]);
    }

    /**
     * The price of a bored tunnel, without portals.
     *
     * @return price per metre
     */
    public double tunnelPrice() {
        return tunnel;
    }

    /**
     * What every metre of line costs whatever carries it.
     *
     * @return price per metre
     */
    public double surfacePrice() {
        return surface;
    }

    /**
     * Height of the ground on its cell's plane.
     *
     * @param x easting (m)
     * @param y northing (m)
     * @return height (m); NaN outside and in voids
     */
    public double groundAt(double x, double y) {
        int i = frame.index(x, y);
        return i < 0 ? Double.NaN : plane(i, x, y);
    }

    /**
     * Height of the ground on the plane of a given cell.
     *
     * @param i cell of the frame
     * @param x easting (m)
     * @param y northing (m)
     * @return height (m); NaN in a void
     */
    public double plane(int i, double x, double y) {
        int c = i % frame.columns();
        int r = i / frame.columns();
        return ground[i] + east[i] * (x - frame.x(c)) + north[i] * (y - frame.y(r));
    }

    /**
     * Objective per metre of line.
     *
     * @param x easting (m)
     * @param y northing (m)
     * @param sin sine of the heading
     * @param cos cosine of the heading
     * @param z design elevation (m)
     * @return price per metre; positive infinity where no line may lie
     */
    public float price(double x, double y, double sin, double cos, double z) {
        int i = frame.index(x, y);
        if (i < 0) {
            return Float.POSITIVE_INFINITY;
        }
        return price(i, plane(i, x, y), Math.abs(east[i] * cos - north[i] * sin), z, 0);
    }

    /**
     * Objective per metre of line in a cell, on ground of a given height and cross slope.
     *
     * @param i cell of the frame
     * @param g height of the ground (m)
     * @param slope |cross slope| (ratio)
     * @param z design elevation (m)
     * @param play how far the line may be moved up or down the slope within the cell, in height (m); 0 for none
     * @return price per metre; positive infinity where no line may lie
     */
    public float price(int i, double g, double slope, double z, double play) {
        return price(row(slope), depth(z - g, play), z, site.room()[i], site.surcharge()[i], site.formation()[i],
                site.water()[i], other(i), weight(i));
    }

    /** Height (m) of another line in a cell; NaN where there is none. */
    float other(int i) {
        return crossing == null ? Float.NaN : crossing.height()[i];
    }

    /** Further objective per metre in a cell, without what every metre pays. */
    float weight(int i) {
        return extra == null ? 0 : extra[i];
    }

    /** Where the tables' row for a cross slope begins. */
    static int row(double slope) {
        int s = (int) (slope / SLOPE_STEP + 0.5);
        return (s >= SLOPES ? SLOPES - 1 : s) * DEPTHS;
    }

    /** The depth (m) nearest to 0 that a line can have when it may be moved up or down the slope. */
    static double depth(double depth, double play) {
        if (!(play > 0)) {
            return depth;
        }
        return depth > 0 ? Math.max(0, depth - play) : Math.min(0, depth + play);
    }

    /**
     * Objective per metre of line, from what is known of its place.
     *
     * @param row row of the tables
     * @param depth height over the ground (m)
     * @param z design elevation (m)
     * @param room distance to what is closed (m)
     * @param surcharge price per m2 of footprint
     * @param formation price per metre of a formation to reuse; NaN for none
     * @param water least height (m) of a bridge over water; NaN on dry ground
     * @param other height (m) of another line; NaN where there is none
     * @param weight further objective per metre
     * @return price per metre; positive infinity where no line may lie
     */
    float price(int row, double depth, double z, float room, float surcharge, float formation, float water, float other,
            float weight) {
        if (!(depth <= DEPTH_MAX)) {
            return Float.POSITIVE_INFINITY;
        }
        int d = depth <= DEPTH_MIN ? 0 : (int) ((depth - DEPTH_MIN) / DEPTH_STEP + 0.5);
        int at = 3 * (row + d);
        float price = table[at];
        if (room < table[at + 1]) {
            return Float.POSITIVE_INFINITY;
        }
        if (formation == formation && Math.abs(depth) <= REUSE_DEPTH && formation + surface < price) {
            price = formation + surface;
        } else {
            price += surcharge * table[at + 2];
        }
        if (water == water) {
            price = z >= water ? bridge[d] : depth <= -standard.minTunnelCover() ? tunnel : Float.POSITIVE_INFINITY;
        }
        if (other == other) {
            price = clear(other, z, d, price);
        }
        return price + (float) perMetre + weight;
    }

    /** Whether a cell lies further from the other line than both lines' clearance. */
    boolean clearOfOthers(int i) {
        return Float.isNaN(other(i));
    }

    private float clear(float other, double z, int d, float price) {
        if (z >= other + crossing.clearance()) {
            return Math.max(price, bridge[d]);
        }
        return z <= other - crossing.clearance() ? Math.max(price, tunnel) : Float.POSITIVE_INFINITY;
    }

    /**
     * The cheapest structure at a place.
     *
     * @param x easting (m)
     * @param y northing (m)
     * @param sin sine of the heading
     * @param cos cosine of the heading
     * @param z design elevation (m)
     * @return ordinal of {@link Structure}, -1 for none
     */
    public int structure(double x, double y, double sin, double cos, double z) {
        int i = frame.index(x, y);
        if (i < 0) {
            return -1;
        }
        return structure(i, plane(i, x, y), crossSlope(i, sin, cos), z);
    }

    /**
     * Cross slope of the ground in a cell.
     *
     * @param i cell of the frame
     * @param sin sine of the heading
     * @param cos cosine of the heading
     * @return |slope| across the heading (ratio)
     */
    public double crossSlope(int i, double sin, double cos) {
        return Math.abs(east[i] * cos - north[i] * sin);
    }

    /**
     * The cheapest structure in a cell.
     *
     * @param i cell of the frame
     * @param g height of the ground (m)
     * @param slope |cross slope| (ratio)
     * @param z design elevation (m)
     * @return ordinal of {@link Structure}, -1 for none
     */
    public int structure(int i, double g, double slope, double z) {
        double depth = z - g;
        if (!(depth <= DEPTH_MAX)) {
            return -1;
        }
        float water = site.water()[i];
        if (water == water) {
            return z >= water ? Structure.BRIDGE.ordinal() : Structure.TUNNEL.ordinal();
        }
        int d = depth <= DEPTH_MIN ? 0 : (int) ((depth - DEPTH_MIN) / DEPTH_STEP + 0.5);
        return structures[row(slope) + d];
    }

    float ground(int i) {
        return ground[i];
    }

    float east(int i) {
        return east[i];
    }

    float north(int i) {
        return north[i];
    }
}
