package org.thalweg.corridor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.thalweg.territory.Site;

/** What is left out may not hold the cheapest line. On tiny grids {@link LowerBoundTest} asks the same. */
class BoundClosingTest {
    /** Round the wall's end: a line of three straight pieces, each metre at the least price. */
    private static final double AROUND = (2 * Math.hypot(2200, 1425) + 600) * 418;

    static BoundClosing closing(LowerBound.Problem p, int factor) {
        BoundMesh mesh = p.mesh(factor, 8, BoundRemainder.ALL);
        BoundRates rates = new BoundRates(mesh);
        return new BoundClosing(p, mesh, rates, new BoundSweep(mesh, rates, 1000));
    }

    static double bound(LowerBound.Problem p, BoundMesh mesh) {
        return solved(p, mesh).best();
    }

    private static LowerBound.Solver solved(LowerBound.Problem p, BoundMesh mesh) {
        LowerBound.Solver solver = new LowerBound.Solver(p, mesh);
        solver.solve(solver.waves(), 3);
        return solver;
    }

    /** A plane with a wall between the gates, open at its southern end. */
    private static LowerBound.Problem walled() {
        LowerBound.Problem open = LowerBoundTest.flat(LowerBoundTest.gate(500, 2000), LowerBoundTest.gate(5500, 2000));
        Site o = open.site;
        float[] room = o.room().clone();
        for (int i = 0; i < room.length; i++) {
            double x = o.frame().x(i % o.frame().columns());
            double y = o.frame().y(i / o.frame().columns());
            room[i] = x > 2700 && x < 3300 && y > 600 ? -20 : 1000;
        }
        Site site = new Site(o.frame(), room, o.surcharge(), o.water(), o.formation(), o.stream());
        return new LowerBound.Problem(open.terrain, site, open.standard, open.rates, open.from, open.to);
    }

    @Test
    void theCheapestLineIsLeftAndAPlaceFarFromItIsNot() {
        LowerBound.Problem p = walled();
        BoundMesh left = closing(p, 8).left(1.001 * AROUND, 4);
        assertThat(bound(p, left)).isLessThanOrEqualTo(AROUND).isGreaterThan(0.9 * AROUND);
        BoundMesh all = p.mesh(4, 8, BoundRemainder.ALL);
        assertThat(left.states()).isLessThan((int) (0.8 * all.states()));
        // South of the wall's end on the middle line the way is left, in the corner of the plane it is not.
        assertThat(left.at(new double[left.states()], 3000, 560, 50)).isZero();
        assertThat(left.at(new double[left.states()], 60, 3950, 50)).isNaN();
    }

    @Test
    void aTargetBelowTheBoundLeavesNoWay() {
        LowerBound.Problem p = walled();
        assertThat(bound(p, closing(p, 8).left(0.85 * AROUND, 4))).isInfinite();
    }

    @Test
    void allRoundsTogetherStayBelowTheLine() {
        LowerBound.Problem p = walled();
        double bound = LowerBound.of(p.terrain, p.site, p.standard, p.rates, p.from, p.to, 60_000).value();
        assertThat(bound).isLessThanOrEqualTo(AROUND).isGreaterThan(0.9 * AROUND);
    }

    /** A mesh that has all the states there may be: what is left after closing fits on smaller squares, and tells more. */
    @Test
    void goingOnFromAFullMeshComesCloser() {
        LowerBound.Problem p = walled();
        BoundMesh mesh = p.mesh(12, 8, BoundRemainder.ALL);
        LowerBound.Solver full = solved(p, mesh);
        double proved = LowerBound.rounded(full.best(), p.site, p.rates);
        assertThat(LowerBound.closed(full, proved, mesh.states(), false).value()).isEqualTo(proved);
        LowerBound.Result closer = LowerBound.closed(full, proved, mesh.states(), true);
        assertThat(closer.value()).isGreaterThan(1.002 * proved).isLessThanOrEqualTo(AROUND);
        assertThat(closer.states()).isLessThanOrEqualTo(mesh.states());
        assertThat(closer.side()).isLessThan(mesh.side);
    }

    /** Where nothing is left, all that is proved is that every line costs more than the target. */
    @Test
    void noMoreIsProvedThanTheTarget() {
        LowerBound.Problem p = walled();
        BoundMesh mesh = p.mesh(8, 8, BoundRemainder.ALL);
        LowerBound.Solver whole = solved(p, mesh);
        for (boolean goOn : new boolean[] {false, true}) {
            double bound = LowerBound.closed(whole, 0.5 * AROUND, goOn ? mesh.states() : 100_000, goOn).value();
            assertThat(bound).isLessThan(AROUND).isGreaterThan(0.5 * AROUND);
        }
    }

    @Test
    void closedBoxesKeepTheirHeights() {
        LowerBound.Problem p = walled();
        BoundMesh mesh = p.mesh(8, 8, BoundRemainder.ALL);
        double[] come = new double[mesh.states()];
        double[] go = new double[mesh.states()];
        // Sums that grow with height from 0 at 50 m: left is what lies below 60 m, rounded up to the box that holds it.
        for (int n = 0; n + 1 < mesh.first.length; n++) {
            for (int s = mesh.first[n]; s < mesh.first[n + 1]; s++) {
                come[s] = Math.max(0, (mesh.bottom[n] + s - mesh.first[n]) * mesh.rise - 50);
            }
        }
        double[] heights = BoundRemainder.of(mesh, come, go, 10).heights(16, 16, 4, 240, 160);
        assertThat(heights[0]).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(heights[1]).isBetween(60.0, 60 + 2 * mesh.rise);
        assertThat(BoundRemainder.of(mesh, come, go, -1).heights(16, 16, 4, 240, 160)).isNull();
    }

    @Test
    void aBoxStaysOpenForTheSakeOfOneCorner() {
        LowerBound.Problem p = walled();
        BoundMesh mesh = p.mesh(8, 8, BoundRemainder.ALL);
        double[] come = new double[mesh.states()];
        for (int n = 0; n + 1 < mesh.first.length; n++) {
            Arrays.fill(come, mesh.first[n], mesh.first[n + 1], mesh.x(n) - mesh.x(0));
        }
        BoundRemainder left = BoundRemainder.of(mesh, come, new double[come.length], 2.5 * mesh.side);
        assertThat(left.heights(2 * 8, 16, 8, 240, 160)).isNotNull();
        assertThat(left.heights(3 * 8, 16, 8, 240, 160)).isNull();
    }
}
