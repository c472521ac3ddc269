package org.thalweg.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.thalweg.corridor.PriceField;
import org.thalweg.corridor.Relaxation;
import org.thalweg.corridor.Relaxation.Start;
import org.thalweg.corridor.Sweep;
import org.thalweg.cost.PlanePrices;
import org.thalweg.cost.Rates;
import org.thalweg.cost.UnitCosts;
import org.thalweg.search.Macros.Macro;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Mode;
import org.thalweg.standard.StandardPresets;
import org.thalweg.standard.Structure;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.territory.Site;
import org.thalweg.territory.SiteBuilder;

/**
 * The pose search on tiny grids against a plain search of every pose that its moves can reach, at one height: with no
 * limit on the poses of a layer, and as wide as it runs in a study.
 */
class PoseSearchExhaustiveTest {
    private static final double CELL = 50;
    private static final double LEVEL = 500;
    /** Sums of floats: a line has some tens of moves. */
    private static final double ROUNDING = 100 * 0x1p-24;

    /** A random case: ground, closed cells and prices by place, two gates. */
    private static final class Case {
        final GridFrame frame;
        final PriceField field;
        final DesignStandard standard;
        final Macros macros;
        final double abutment;
        final double portal;
        final Start from;
        final Start to;
        final Sweep costToGo;

        Case(Random random, int columns, int rows) {
            frame = new GridFrame(500_000, 4_300_000, CELL, columns, rows);
            standard = StandardPresets.load("road-40-mountain")
                    .with("min_radius_m", 60.0)
                    .with("max_grade_permil", 1e-7)
                    .with("min_tunnel_grade_permil", 0.0)
                    .standard();
            Rates rates = UnitCosts.load("flat-test").rates(Mode.ROAD);
            abutment = random.nextBoolean() ? 0 : 200_000 * random.nextDouble();
            portal = random.nextBoolean() ? 0 : 200_000 * random.nextDouble();
            float[] ground = new float[frame.size()];
            float[] extra = new float[frame.size()];
            float[] room = new float[frame.size()];
            Arrays.fill(room, 10_000);
            from = gate(random);
            to = gate(random);
            for (int i = 0; i < ground.length; i++) {
                ground[i] = (float) (LEVEL + 50 * (random.nextDouble() - 0.5));
                extra[i] = (float) (5000 * random.nextDouble());
                boolean open = i == frame.index(from.x(), from.y()) || i == frame.index(to.x(), to.y()) || random.nextInt(12) > 0;
                room[i] = open ? 10_000 : -1;
            }
            GridTerrain terrain = new GridTerrain(frame, ground);
            Site drawn = SiteBuilder.build(terrain, null, List.of(), List.of(), List.of(), null);
            Site site = new Site(frame, room, drawn.surcharge(), drawn.water(), drawn.formation(), drawn.stream());
            field = new PriceField(
                    terrain, site, standard, PlanePrices.of(standard, rates), rates.surface(), 0, extra, null);
            macros = new Macros(standard, CELL, 0.5 * CELL, 0.97);
            costToGo = new Relaxation(field, List.of(from), List.of(to), 1_000_000, 20).costToGo();
        }

        private Start gate(Random random) {
            return new Start(
                    frame.x(random.nextInt(frame.columns())), frame.y(random.nextInt(frame.rows())), LEVEL);
        }

        /** Least cost over (column, row, heading, structure carried): Dijkstra (1959). */
        double exhaustive() {
            record Pose(double cost, int column, int row, int heading, int carried) {}
            PriorityQueue<Pose> open = new PriorityQueue<>((a, b) -> Double.compare(a.cost, b.cost));
            Map<List<Integer>, Double> best = new HashMap<>();
            for (int h = 0; h < 16; h++) {
                open.add(new Pose(0, 0, 0, h, 0));
            }
            while (!open.isEmpty()) {
                Pose p = open.poll();
                double x = from.x() + p.column * CELL;
                double y = from.y() + p.row * CELL;
                if (Math.hypot(x - to.x(), y - to.y()) < 1) {
                    return p.cost;
                }
                if (p.cost > best.getOrDefault(List.of(p.column, p.row, p.heading, p.carried), Double.POSITIVE_INFINITY)) {
                    continue;
                }
                for (Macro m : macros.from(p.heading)) {
                    double cost = p.cost;
                    int carried = p.carried;
                    double step = m.length() / m.dx().length;
                    for (int k = 0; k < m.dx().length && cost < Double.POSITIVE_INFINITY; k++) {
                        double px = x + m.dx()[k];
                        double py = y + m.dy()[k];
                        int cell = frame.index(px, py);
                        if (cell < 0 || !(field.site().room()[cell] > 0)) {
                            cost = Double.POSITIVE_INFINITY;
                            break;
                        }
                        cost += step * field.price(px, py, m.sin()[k], m.cos()[k], LEVEL);
                        int s = field.structure(px, py, m.sin()[k], m.cos()[k], LEVEL);
                        int now = s == Structure.BRIDGE.ordinal() ? 1 : s == Structure.TUNNEL.ordinal() ? 2 : 0;
                        cost += now == carried ? 0 : end(now) + end(carried);
                        carried = now;
                    }
                    List<Integer> key = List.of(p.column + m.columns(), p.row + m.rows(), m.endHeading(), carried);
                    if (cost < best.getOrDefault(key, Double.POSITIVE_INFINITY)) {
                        best.put(key, cost);
                        open.add(new Pose(cost, key.get(0), key.get(1), key.get(2), carried));
                    }
                }
            }
            return Double.POSITIVE_INFINITY;
        }

        private double end(int carried) {
            return carried == 1 ? abutment : carried == 2 ? portal : 0;
        }

        double search(int width) {
            PoseSearch.Found found = new PoseSearch(field, costToGo, abutment, portal, 1)
                    .search(List.of(from), Double.NaN, List.of(to), width, 12);
            return found == null ? Double.POSITIVE_INFINITY : found.objective();
        }
    }

    /**
     * Where the ends of bridges and tunnels cost nothing, the search finds the best line of all, as wide as it runs in a
     * study or without limit. Where they cost, a pose that has been expanded is not opened again when a cheaper way to it
     * turns up later, in a lower layer: 95 of these 100 lines are the best, the worst is 4 % over it. A width of 10 is
     * too narrow, which shows that the cases tell the difference.
     */
    @Test
    void equalsExhaustiveSearch() {
        int equal = 0;
        int narrow = 0;
        int freeEnds = 0;
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            Case c = new Case(random, 14 + random.nextInt(10), 14 + random.nextInt(10));
            double exact = c.exhaustive();
            double unlimited = c.search(1_000_000);
            double asInAStudy = c.search(100);
            String what = "seed " + seed;
            assertThat(exact).as(what).isLessThan(Double.POSITIVE_INFINITY);
            assertThat(unlimited).as(what).isGreaterThanOrEqualTo(exact * (1 - ROUNDING));
            assertThat(asInAStudy).as(what).isGreaterThanOrEqualTo(exact * (1 - ROUNDING));
            if (c.abutment == 0 && c.portal == 0) {
                freeEnds++;
                assertThat(unlimited).as(what).isLessThanOrEqualTo(exact * (1 + ROUNDING));
                assertThat(asInAStudy).as(what).isLessThanOrEqualTo(exact * (1 + ROUNDING));
            }
            equal += asInAStudy <= exact * (1 + ROUNDING) ? 1 : 0;
            narrow += c.search(10) <= exact * (1 + ROUNDING) ? 1 : 0;
        }
        assertThat(freeEnds).isGreaterThan(15);
        assertThat(equal).isEqualTo(100);
        assertThat(narrow).isLessThan(90);
    }
}
