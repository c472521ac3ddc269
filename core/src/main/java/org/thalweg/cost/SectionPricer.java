package org.thalweg.cost;

import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.thalweg.section.HalfQuantities;
import org.thalweg.section.SectionQuantities;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Structure;
import org.thalweg.terrain.Terrain;
import org.thalweg.territory.Site;

/**
 * Price per metre of line on the real ground, at many design elevations at once. A workspace: each thread takes its own
 * {@link #copy}. The terrain and the site are only read.
 *
 * <p>The ground is sampled across the line each 4 m or less, out to the standard's reach beyond the platform on either
 * side. Prices are those of {@link PlanePrices}, with the real ground in the plane's place, and besides:
 *
 * <ul>
 *   <li>room: a side of an earthwork no wider than {@link Site#roomAt} at the axis, or a wall in its place; a bridge
 *       needs half its deck, a tunnel half the platform;
 *   <li>surcharge: on each square metre of earthwork's footprint and of the strip under a bridge, by the cell under it;
 *   <li>water: an earthwork's footprint keeps off cells of water; over water only a bridge whose design line is at the
 *       water's level (freeboard included) or above, or a tunnel with cover;
 *   <li>existing formation: at an axis not over water, within 2.5 m of the ground, its price may replace all of
 *       earthwork, land, clearing and surcharge; it is taken where it is cheaper, and needs room for the platform.
 * </ul>
 *
 * Streams, fixed costs, haul and long tunnels' ventilation are left to {@link Pricing}. Outside the terrain, in voids
 * and outside the site's frame every price is infinite.
 */
public final class SectionPricer {
    /** How far (m) the design line may be from the ground to reuse a formation. */
    public static final double FORMATION_TOLERANCE = 2.5;

    private static final int STRUCTURES = Structure.values().length;
    private static final SortedMap<Float, Double> NO_SURCHARGE = Collections.emptySortedMap();

    private final Terrain terrain;
    private final Site site;
    private final DesignStandard standard;
    private final Rates rates;
    private final EarthField field;
    private final boolean surcharged;
    private final boolean watered;
    private final SiteMarks marks;
    private final Flank[] flanks;
    private final double common;

    /** State of the place looked at last. */
    private boolean known;

    private boolean surchargeNear;
    private double ground;
    private double room;
    private double formation;
    private double axisWater;
    /** The heading looked along last, and the unit vector to the right of it. */
    private double lookedAlong = Double.NaN;

    private double rightX;
    private double rightY;

    /**
     * Makes a pricer with earth at the middle of what material can be worth.
     *
     * @param terrain ground
     * @param site what the ground carries
     * @param standard design standard
     * @param rates unit costs
     */
    public SectionPricer(Terrain terrain, Site site, DesignStandard standard, Rates rates) {
        this(terrain, site, standard, rates, EarthPrices.middle(rates));
    }

    /**
     * Makes a pricer.
     *
     * @param terrain ground
     * @param site what the ground carries
     * @param standard design standard
     * @param rates unit costs
     * @param earth local prices of earth
     */
    public SectionPricer(Terrain terrain, Site site, DesignStandard standard, Rates rates, EarthPrices earth) {
        this(terrain, site, standard, rates, (x, y) -> earth, any(site.surcharge()), anyNumber(site.water()));
    }

    private SectionPricer(
            Terrain terrain,
            Site site,
            DesignStandard standard,
            Rates rates,
            EarthField field,
            boolean surcharged,
            boolean watered) {
        this.terrain = Objects.requireNonNull(terrain);
        this.site = site;
        this.standard = standard;
        this.rates = rates;
        this.field = field;
        this.surcharged = surcharged;
        this.watered = watered;
        this.marks = new SiteMarks(site, surcharged, watered);
        this.flanks = new Flank[] {
            new Flank(-1, terrain, site, standard, rates), new Flank(1, terrain, site, standard, rates)
        };
        this.common = rates.surface() + rates.systems();
    }

    private static boolean any(float[] values) {
        for (float v : values) {
            if (v != 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyNumber(float[] values) {
        for (float v : values) {
            if (v == v) {
                return true;
            }
        }
        return false;
    }

    /**
     * A pricer for another thread.
     *
     * @return a workspace of its own on the same terrain, site, standard and prices
     */
    public SectionPricer copy() {
        return new SectionPricer(terrain, site, standard, rates, field, surcharged, watered);
    }

    /**
     * The same pricer with other local prices of earth.
     *
     * @param prices local prices of earth by place
     * @return a workspace of its own
     */
    public SectionPricer with(EarthField prices) {
        return new SectionPricer(terrain, site, standard, rates, prices, surcharged, watered);
    }

    /**
     * The ground.
     *
     * @return terrain
     */
    public Terrain terrain() {
        return terrain;
    }

    /**
     * What the ground carries.
     *
     * @return site
     */
    public Site site() {
        return site;
    }

    /**
     * The design standard.
     *
     * @return standard
     */
    public DesignStandard standard() {
        return standard;
    }

    /**
     * The unit costs.
     *
     * @return rates
     */
    public Rates rates() {
        return rates;
    }

    /**
     * The local prices of earth.
     *
     * @return prices by place
     */
    public EarthField earth() {
        return field;
    }

    /**
     * Prices per metre of line at evenly spaced design elevations.
     *
     * @param x easting of the axis (m)
     * @param y northing of the axis (m)
     * @param heading direction of the line (rad), clockwise from grid north
     * @param zBase lowest design elevation (m)
     * @param zStep step of elevation (m), positive
     * @param n number of elevations
     * @param out receives {@code [structure.ordinal()][elevation]} from {@code offset} on: index
     *     {@code offset + structure.ordinal() * n + k} for elevation {@code zBase + k * zStep}; infinite where it cannot
     *     be built so
     * @param offset first index written
     */
    public void price(
            double x, double y, double heading, double zBase, double zStep, int n, float[] out, int offset) {
        look(x, y, heading);
        lookUnderDeck();
        if (!known) {
            Arrays.fill(out, offset, offset + STRUCTURES * n, Float.POSITIVE_INFINITY);
            return;
        }
        // Outwards from the ground, so that a side that has failed need not be tried at deeper cuts or higher fills.
        int first = (int) Math.max(0, Math.min(n, Math.ceil((ground - zBase) / zStep)));
        for (int k = first; k < n; k++) {
            priceAt(zBase + k * zStep, out, offset + k, n);
        }
        for (int k = first - 1; k >= 0; k--) {
            priceAt(zBase + k * zStep, out, offset + k, n);
        }
    }

    private void priceAt(double z, float[] out, int at, int stride) {
        double slopes = common;
        double walls = common;
        for (Flank flank : flanks) {
            flank.price(z);
            slopes += flank.slopePrice();
            walls += flank.wallPrice();
        }
        if (formationFits(z)) {
            slopes = Math.min(slopes, common + formation);
            walls = Math.min(walls, common + formation);
        }
        out[at + Structure.EARTHWORK.ordinal() * stride] = (float) slopes;
        out[at + Structure.WALL.ordinal() * stride] = (float) walls;
        out[at + Structure.BRIDGE.ordinal() * stride] = (float) (bridgeFits(z) ? bridgePrice(z) : Double.POSITIVE_INFINITY);
        out[at + Structure.TUNNEL.ordinal() * stride] =
                (float) (tunnelFits(z) ? common + rates.tunnel() : Double.POSITIVE_INFINITY);
    }

    private boolean formationFits(double z) {
        return Math.abs(z - ground) <= FORMATION_TOLERANCE
                && formation == formation
                && axisWater != axisWater
                && standard.platformWidth() / 2 <= room;
    }

    private boolean bridgeFits(double z) {
        return z - ground <= standard.maxBridgeHeight()
                && z >= Math.max(flanks[0].deckFloor(), flanks[1].deckFloor())
                && standard.bridgeWidth() / 2 <= room;
    }

    private double bridgePrice(double z) {
        return common
                + rates.bridge() * PlanePrices.bridgeFactor(rates, z - ground)
                + standard.bridgeWidth() * rates.land()
                + flanks[0].deckSurcharge()
                + flanks[1].deckSurcharge();
    }

    private boolean tunnelFits(double z) {
        return ground - z >= standard.minTunnelCover() && standard.platformWidth() / 2 <= room;
    }

    /** Reads the ground and the site at a place. */
    private void look(double x, double y, double heading) {
        ground = terrain.heightAt(x, y);
        room = site.roomAt(x, y);
        int cell = site.frame().index(x, y);
        known = ground == ground && cell >= 0;
        if (!known) {
            return;
        }
        EarthPrices earth = field.at(x, y);
        int near = marks.near(cell, standard.platformWidth() / 2 + standard.slopes().reach());
        surchargeNear = (near & SiteMarks.SURCHARGE) != 0;
        formation = site.formation()[cell];
        axisWater = site.water()[cell];
        if (heading != lookedAlong) {
            // On a tangent, piece after piece has one heading.
            rightX = StrictMath.cos(heading);
            rightY = -StrictMath.sin(heading);
            lookedAlong = heading;
        }
        for (Flank flank : flanks) {
            known = known && flank.look(x, y, rightX, rightY, ground, room, earth, near);
        }
    }

    /** Reads what lies under a bridge's deck: only bridges ask, and most places have none. */
    private void lookUnderDeck() {
        if (known) {
            for (Flank flank : flanks) {
                flank.lookUnderDeck();
            }
        }
    }

    /**
     * What one metre of line needs at a place.
     *
     * @param x easting of the axis (m)
     * @param y northing of the axis (m)
     * @param heading direction of the line (rad), clockwise from grid north
     * @param z design elevation (m)
     * @param structure how the line is carried there
     * @return quantities; {@code buildable} is false exactly where {@link #price} is infinite. Where the ground under
     *     the platform is not known there is nothing but the platform's or deck's width
     */
    public PricedSection quantities(double x, double y, double heading, double z, Structure structure) {
        look(x, y, heading);
        if (!known) {
            return carried(z, structure, standard.platformWidth() / 2, 0, 0, Double.NaN, false);
        }
        return switch (structure) {
            case EARTHWORK, WALL -> earthwork(z, structure);
            case BRIDGE -> bridge(z);
            case TUNNEL -> carried(z, structure, standard.platformWidth() / 2, 0, 0, Double.NaN, tunnelFits(z));
        };
    }

    private PricedSection earthwork(double z, Structure structure) {
        boolean walls = structure == Structure.WALL;
        HalfQuantities left = flanks[0].choose(z, walls);
        HalfQuantities right = flanks[1].choose(z, walls);
        boolean buildable = left.feasible() && right.feasible();
        double price = flanks[0].chosenPrice() + flanks[1].chosenPrice();
        if (formationFits(z) && (!buildable || formation <= price)) {
            return carried(z, structure, standard.platformWidth() / 2, 0, 0, formation, true);
        }
        SectionQuantities q = new SectionQuantities(left, right);
        SortedMap<Float, Double> areas = surcharges(left.width(), right.width());
        return new PricedSection(
                structure, ground, z - ground, q, q.width(), q.width(), areas, Double.NaN, 0, buildable);
    }

    private PricedSection bridge(double z) {
        lookUnderDeck();
        double metres = PlanePrices.bridgeFactor(rates, z - ground);
        double deck = standard.bridgeWidth();
        return carried(z, Structure.BRIDGE, deck / 2, deck, metres, Double.NaN, bridgeFits(z));
    }

    /** A section without earth. */
    private PricedSection carried(
            double z, Structure structure, double half, double land, double bridge, double reused, boolean buildable) {
        HalfQuantities side = new HalfQuantities(0, 0, 0, 0, half, buildable);
        SortedMap<Float, Double> areas = land > 0 && buildable ? surcharges(half, half) : NO_SURCHARGE;
        return new PricedSection(
                structure, ground, z - ground, new SectionQuantities(side, side), land, 0, areas, reused, bridge, buildable);
    }

    private SortedMap<Float, Double> surcharges(double left, double right) {
        if (!surchargeNear) {
            return NO_SURCHARGE;
        }
        TreeMap<Float, Double> areas = new TreeMap<>();
        flanks[0].addSurcharges(left, areas);
        flanks[1].addSurcharges(right, areas);
        return areas;
    }
}
