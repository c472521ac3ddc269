package org.thalweg.study;

import java.util.TreeSet;
import org.thalweg.cost.Rates;
import org.thalweg.standard.ClothoidRule;
import org.thalweg.standard.DesignStandard;

/**
 * One wide formation that carries two lines abreast at one height: what both ask of it together, and what it costs a metre.
 * Where its line runs both find room beside each other for the least that they cost together; a line planned alone takes the
 * room of the other.
 */
final class Bench {
    /** Deflection (rad) up to which the inner line's arc keeps its least length: beyond, its radius grows. */
    private static final double STURDY = 1.5;

    private Bench() {}

    /**
     * The stricter of two standards in each rule, on a formation that holds both platforms. Station sites are left out: each
     * line's own profile has them.
     *
     * @param a the standard whose earthwork's shape and superelevation are taken
     * @param b the other
     * @param apart distance of the two axes (m)
     */
    static DesignStandard standard(DesignStandard a, DesignStandard b, double apart) {
        // The inner line's curve is half the distance tighter than the middle's, and its arc is shorter.
        double inner = 0.5 * apart;
        double radius = Math.max(a.minRadius(), b.minRadius()) + inner;
        return new DesignStandard(
                a.id() + "+" + b.id(), a.title() + ", " + b.title(), a.mode(), Math.min(a.designSpeed(), b.designSpeed()),
                radius, clothoids(a.clothoids(), b.clothoids(), inner), Math.max(a.minTangent(), b.minTangent()), Math.min(a.maxTangent(), b.maxTangent()),
                Math.max(a.minArc(), b.minArc()) + STURDY * inner, Math.min(a.maxGrade(), b.maxGrade()),
                Math.max(a.curveCompensation(), b.curveCompensation()), Math.max(a.minGrade(), b.minGrade()),
                Math.max(a.minTunnelGrade(), b.minTunnelGrade()), Math.max(a.crestRadius(), b.crestRadius()),
                Math.max(a.sagRadius(), b.sagRadius()),
                Math.min(a.verticalCurveThreshold(), b.verticalCurveThreshold()),
                Math.max(a.minGradeLength(), b.minGradeLength()), Math.max(a.minConstantGrade(), b.minConstantGrade()),
                a.verticalCurveOffClothoid() || b.verticalCurveOffClothoid(),
                0.5 * (a.platformWidth() + b.platformWidth()) + apart, a.slopes(),
                0.5 * (a.bridgeWidth() + b.bridgeWidth()) + apart, Math.max(a.minBridge(), b.minBridge()),
                Math.max(a.minTunnel(), b.minTunnel()), Math.max(a.minTunnelCover(), b.minTunnelCover()),
                Math.min(a.maxBridgeHeight(), b.maxBridgeHeight()), Math.min(a.maxWallHeight(), b.maxWallHeight()),
                Math.max(a.lateralClearance(), b.lateralClearance()),
                Math.max(a.verticalClearance(), b.verticalClearance()), Math.max(a.streamClearance(), b.streamClearance()),
                0, 0, Double.POSITIVE_INFINITY, a.maxSuperelevation(), a.railHeadDistance(), a.equilibrium(),
                a.superelevationShare());
    }

    /** The longer clothoids of two rules, as the inner of two lines on curves of a middle needs them. */
    private static ClothoidRule clothoids(ClothoidRule a, ClothoidRule b, double inner) {
        TreeSet<Double> radii = new TreeSet<>(a.radii());
        radii.addAll(b.radii());
        return new ClothoidRule(
                radii.stream().map(r -> r + inner).toList(),
                radii.stream().map(r -> Math.max(a.length(r), b.length(r))).toList(),
                Math.max(a.exemptionRadius(), b.exemptionRadius()) + inner);
    }

    /**
     * What both lines cost together: rates by length and by piece add up, earth, land and walls are one formation's.
     *
     * @param a rates of the one, whose rates of earth, land and walls are taken
     * @param b rates of the other
     */
    static Rates rates(Rates a, Rates b) {
        return new Rates(
                a.soilCut(), a.rockCut(), a.fillFromCut(), a.borrow(), a.waste(), a.haul(), a.surface() + b.surface(),
                a.systems() + b.systems(), a.land(), a.clearing(), a.bridge() + b.bridge(),
                Math.min(a.bridgeFreeHeight(), b.bridgeFreeHeight()),
                Math.max(a.bridgeHeightFactor(), b.bridgeHeightFactor()), a.abutment() + b.abutment(),
                a.tunnel() + b.tunnel(), a.portal() + b.portal(), Math.min(a.ventilationLength(), b.ventilationLength()),
                a.ventilation() + b.ventilation(), Math.min(a.escapeLength(), b.escapeLength()), a.escape() + b.escape(),
                a.wall(), a.culvert() + b.culvert(), a.culvertPerM(), a.timeValue() + b.timeValue(), a.usability());
    }
}
