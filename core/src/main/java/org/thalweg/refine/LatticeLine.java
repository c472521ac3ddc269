package org.thalweg.refine;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.VerticalAlignment;

/** The line that a sweep found: lattice heights and grades by leg, and the section that closes it. */
final class LatticeLine {
    private final ProfileLattice lattice;
    private final Closing.Choice choice;
    private final int[] height;
    private final int[] grade;
    private final double value;

    LatticeLine(ProfileLattice lattice, Closing.Choice choice, double leastSum) {
        this.lattice = lattice;
        this.choice = choice;
        height = new int[lattice.legs];
        grade = new int[lattice.legs];
        value = choice.value() + leastSum;
    }

    /** What the dynamic programme says that the line costs (money). */
    double value() {
        return value;
    }

    /** The part of it above the least prices. */
    float excess() {
        return choice.value();
    }

    void setOut(int node, int nodeHeight, int g) {
        height[node] = nodeHeight;
        grade[node] = g;
    }

    /** The line as a profile: a point wherever the grade changes. */
    VerticalAlignment profile() {
        List<double[]> points = new ArrayList<>();
        int closing = choice.node();
        boolean byGrade = choice.lastLegGrade();
        int lastLattice = byGrade ? lattice.legs - 1 : closing - 1;
        for (int node = 0; node <= lastLattice; node++) {
            if (node == 0 || grade[node] != grade[node - 1]) {
                points.add(new double[] {lattice.grid.station(node), lattice.elevation(height[node])});
            }
        }
        if (!byGrade) {
            points.add(new double[] {lattice.grid.station(closing), choice.elevation(lattice)});
        }
        points.add(new double[] {lattice.grid.station(lattice.legs), choice.endElevation()});
        return withParabolas(points, lattice.rules);
    }

    /** Points without parabolas made into a profile with those that the rules ask for. */
    static VerticalAlignment withParabolas(List<double[]> points, ProfileRules rules) {
        List<Pvi> pvis = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            double[] p = points.get(i);
            double length = 0;
            if (i > 0 && i < points.size() - 1) {
                length = 2 * rules.tangent(slope(p, points.get(i + 1)) - slope(points.get(i - 1), p));
            }
            pvis.add(new Pvi(p[0], p[1], length));
        }
        return new VerticalAlignment(pvis);
    }

    static double slope(double[] a, double[] b) {
        return (b[1] - a[1]) / (b[0] - a[0]);
    }
}
