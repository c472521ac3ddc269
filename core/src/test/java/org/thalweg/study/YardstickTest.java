package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.thalweg.alignment.HorizontalAlignment.Turn;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.geometry.Dubins;
import org.thalweg.geometry.Pose;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Structure;

/** Cases whose answer is known: the scenarios under examples/, planned from a cold start and held to closed forms. */
class YardstickTest {
    private static double cost(Line line) {
        return line.bill().total().doubleValue();
    }

    @Test
    void a01FlatPlainIsCrossedStraight() {
        Line line = PlannedExamples.line("a01-flat", Mode.ROAD);
        double straight = Math.hypot(6000, 2200);
        // Pavement 1000 per metre; land and clearing 1 each per square metre of a platform 11.1 m wide.
        double closedForm = straight * (1000 + 11.1 * 2);
        assertThat(line.alignment().length()).isCloseTo(straight, within(1e-6 * straight));
        assertThat(cost(line)).isCloseTo(closedForm, within(1e-3 * closedForm));
        assertThat(line.audit().ok()).isTrue();
    }

    /**
     * Turn, tangent, turn, each turn with clothoids at both of its ends, on tangents that begin at the gates: the shortest
     * line of that kind, found by settling the two points of intersection against each other.
     */
    private static double withClothoids(Pose from, Pose to, double radius, double clothoid) {
        double in = 0;
        double out = 0;
        double length = 0;
        for (int k = 0; k < 200; k++) {
            double x1 = from.x() + in * Math.sin(from.heading());
            double y1 = from.y() + in * Math.cos(from.heading());
            double x2 = to.x() - out * Math.sin(to.heading());
            double y2 = to.y() - out * Math.cos(to.heading());
            double between = Math.atan2(x2 - x1, y2 - y1);
            Turn first = Turn.of(Math.IEEEremainder(between - from.heading(), 2 * Math.PI), radius, clothoid, clothoid);
            Turn second = Turn.of(Math.IEEEremainder(to.heading() - between, 2 * Math.PI), radius, clothoid, clothoid);
            in = first.tangentIn();
            out = second.tangentOut();
            length = Math.hypot(x2 - x1, y2 - y1) - first.tangentOut() - second.tangentIn()
                    + first.arc() + second.arc() + 4 * clothoid;
        }
        return length;
    }

    @Test
    void a02HeadingsAtBothEndsComeNearDubins() {
        Line line = PlannedExamples.line("a02-dubins", Mode.ROAD);
        Pose from = new Pose(502000, 4302000, Math.toRadians(300));
        Pose to = new Pose(506000, 4305000, Math.toRadians(200));
        double radius = line.standard().minRadius();
        double dubins = Dubins.length(from, to, radius);
        double extra = withClothoids(from, to, radius, line.standard().clothoids().length(radius)) - dubins;
        // A clothoid lengthens a turn by at most its own length: a check of the closed form itself.
        assertThat(extra).isBetween(0.0, 2 * line.standard().clothoids().length(radius));
        assertThat(line.alignment().length()).isBetween(dubins + extra - 0.01, 1.01 * dubins + extra);
        assertThat(line.audit().ok()).isTrue();
    }

    @Test
    void a03CircleIsRoundedByTangentArcTangent() {
        Line line = PlannedExamples.line("a03-circle", Mode.ROAD);
        // The zone is a polygon of 96 corners on the circle; its inscribed circle gives the closed form that cannot be beaten.
        double radius = 800 * Math.cos(Math.PI / 96);
        double apart = Math.hypot(3000, 100);
        double arc = Math.PI - 2 * Math.atan2(100, 3000) - 2 * Math.acos(radius / apart);
        double closedForm = 2 * Math.sqrt(apart * apart - radius * radius) + radius * arc;
        assertThat(line.alignment().length()).isBetween(closedForm, 1.005 * closedForm);
        assertThat(line.audit().ok()).isTrue();
    }

    @Test
    void a04LineIsRefractedBetweenTwoLandCosts() {
        Line line = PlannedExamples.line("a04-snell", Mode.ROAD);
        double cheap = 1000 + 11.1 * 2;
        double dear = cheap + 100 * 11.1;
        double closedForm = Double.POSITIVE_INFINITY;
        for (double x = 1000; x <= 7000; x += 0.5) {
            closedForm = Math.min(closedForm, refracted(cheap, dear, x));
        }
        // No curve beats the broken line, but for the 11 m over which the platform crosses from one land to the other.
        assertThat(cost(line)).isBetween((1 - 0.0005) * closedForm, (1 + 0.002) * closedForm);
        double crossing = crossing(line, 4303000);
        double best = 1000;
        for (double x = 1000; x <= 7000; x += 0.5) {
            best = refracted(cheap, dear, x) < refracted(cheap, dear, best) ? x : best;
        }
        // DESIGN section 6 asks for 0.5 degrees, which is 0.002 % of this cost. Held to where the cost rises by 0.02 %, a
        // tenth of its own bar: second order about the best crossing, half of its second derivative times the square.
        double north = Math.atan2(best - 1000, 2000);
        double south = Math.atan2(7000 - best, 2000);
        double bend = (cheap * Math.pow(Math.cos(north), 3) + dear * Math.pow(Math.cos(south), 3)) / 2000;
        double aside = Math.sqrt(2 * 0.0002 * closedForm / bend);
        assertThat(Math.atan2(crossing - 501000, 2000))
                .isCloseTo(north, within(aside * Math.pow(Math.cos(north), 2) / 2000));
        assertThat(Math.atan2(507000 - crossing, 2000))
                .isCloseTo(south, within(aside * Math.pow(Math.cos(south), 2) / 2000));
        assertThat(line.audit().ok()).isTrue();
    }

    private static double refracted(double cheap, double dear, double x) {
        return cheap * Math.hypot(x - 1000, 2000) + dear * Math.hypot(7000 - x, 2000);
    }

    /** Easting at which a line that falls to the south crosses a northing. */
    private static double crossing(Line line, double northing) {
        double low = 0;
        double high = line.alignment().length();
        for (int k = 0; k < 60; k++) {
            double s = 0.5 * (low + high);
            if (line.alignment().plan().poseAt(s).y() > northing) {
                low = s;
            } else {
                high = s;
            }
        }
        return line.alignment().plan().poseAt(low).x();
    }

    @Test
    void a05PlaneSteeperThanTheLimitTakesLength() {
        Line line = PlannedExamples.line("a05-plane", Mode.ROAD);
        double needed = 0.12 * 3000 / 0.06;
        assertThat(line.alignment().length()).isBetween(needed, 1.03 * needed);
        assertThat(line.audit().ok()).isTrue();
    }

    @Test
    void a06LineFoldsInsideTheBox() {
        Line line = PlannedExamples.line("a06-fold", Mode.RAIL);
        assertThat(line.alignment().length()).isBetween(5000.0, 5600.0);
        assertThat(line.audit().ok()).isTrue();
        // Its legs pass each other at the clearance that the standard asks for, and the audit has looked.
        assertThat(line.audit().findings()).anySatisfy(f -> {
            assertThat(f.rule()).isEqualTo("clearance from itself");
            assertThat(f.worst()).isGreaterThanOrEqualTo(line.standard().lateralClearance());
        });
    }

    /** Platform width of road-80-mountain (m), side slope, and prices of earth and of structures in a07 to a10. */
    private static final double WIDTH = 11.1;

    private static final double SLOPE = 1;
    private static final double EARTH = 10;
    private static final double STRUCTURE = 20000;
    private static final double SURFACE = 1000;

    /** Where a metre of structure costs as much as a metre of cut or fill (DESIGN section 6). */
    private static final double SWITCH =
            (-WIDTH + Math.sqrt(WIDTH * WIDTH + 4 * SLOPE * STRUCTURE / EARTH)) / (2 * SLOPE);

    /**
     * Cost of the level line through a ridge or over a valley of a height, by midpoints of 1 m: flanks of 200 m and a crest
     * of 800 m on a line of 2 600 m, each metre in earthwork or in structure, whichever is cheaper.
     */
    private static double through(double height) {
        double sum = 2600 * SURFACE;
        for (int k = 0; k < 1200; k++) {
            double away = Math.abs(k + 0.5 - 600);
            double h = height * Math.max(0, Math.min(1, (600 - away) / 200));
            sum += Math.min(STRUCTURE, EARTH * (WIDTH * h + SLOPE * h * h));
        }
        return sum;
    }

    private static void passes(String example, double height, Structure expected) {
        Line line = PlannedExamples.line(example, Mode.ROAD);
        // The greatest grade lets the line rise by 0.13 m over half its length, and so save that much depth.
        assertThat(cost(line)).isBetween(through(height - 0.14), 1.001 * through(height));
        assertThat(line.alignment().structures().stream()
                        .filter(s -> s.from() <= 1300 && s.to() >= 1300)
                        .map(StructureSpan::structure))
                .containsExactly(expected);
        assertThat(line.alignment().structures()).hasSize(expected == Structure.EARTHWORK ? 1 : 3);
        assertThat(line.alignment().length()).isCloseTo(2600, within(0.1));
        assertThat(line.audit().ok()).isTrue();
    }

    /** The heights of the four examples lie half a metre, one height step of the price tables, on either side. */
    @Test
    void theSwitchHeightLiesBetweenTheExamples() {
        assertThat(SWITCH).isBetween(39.5, 39.6);
    }

    @Test
    void a07RidgeBelowTheSwitchHeightIsCut() {
        passes("a07-ridge-cut", 39, Structure.EARTHWORK);
    }

    @Test
    void a08RidgeAboveTheSwitchHeightIsBored() {
        passes("a08-ridge-tunnel", 40, Structure.TUNNEL);
    }

    @Test
    void a09ValleyBelowTheSwitchHeightIsFilled() {
        passes("a09-valley-fill", 39, Structure.EARTHWORK);
    }

    @Test
    void a10ValleyAboveTheSwitchHeightIsBridged() {
        passes("a10-valley-bridge", 40, Structure.BRIDGE);
    }

    @Test
    void a11OneLineClimbsOverTheOther() {
        Scenario scenario = ScenarioReader.read(Path.of("..", "examples", "a11-crossing"));
        var lines = StudyRunner.run(scenario, 2, Progress.SILENT).study().alternatives().get(0).lines();
        Line rail = lines.get(Mode.RAIL);
        Line road = lines.get(Mode.ROAD);
        // The railway keeps the straight line on the plain: track, and land and clearing of a platform 7.6 m wide.
        double straight = Math.hypot(1400, 2400);
        assertThat(rail.alignment().length()).isCloseTo(straight, within(1e-3));
        assertThat(cost(rail)).isCloseTo(straight * (SURFACE + 2 * 7.6), within(1.0));
        // The road bridges it once, where their straight lines cross, at the clearance that a railway asks for.
        assertThat(road.alignment().length()).isBetween(3400.0, 1.002 * 3400);
        assertThat(road.alignment().structures().stream().map(StructureSpan::structure))
                .containsExactly(Structure.EARTHWORK, Structure.BRIDGE, Structure.EARTHWORK);
        StructureSpan bridge = road.alignment().structures().get(1);
        double over = bridge.from() + 0.5 * bridge.length();
        assertThat(over).isCloseTo(1700, within(25.0));
        assertThat(road.alignment().profile().elevationAt(over) - 100)
                .isGreaterThanOrEqualTo(rail.standard().verticalClearance());
        assertThat(cost(road)).isGreaterThan(3400 * (SURFACE + 2 * WIDTH) + bridge.length() * STRUCTURE);
        assertThat(rail.audit().ok() && road.audit().ok()).isTrue();
    }
}
