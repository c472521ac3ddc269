package org.thalweg.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.standard.Structure;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Trains, paths and running times of TrainRuns.jl (commit 7ca94cb, ISC licence). Its times come from a forward Euler rule
 * with steps of 20 m; ours from a fourth-order rule. So ours lie within 0.7 % of its times, and the Euler rule applied to
 * the same forces within 0.003 %: the difference is the rule, not the physics.
 */
class TrainRunsTest {
    private static final double G = 9.80665;
    private static final RunSettings POINT = new RunSettings(10, G, CurveResistance.NONE, false, 0.3);

    /** The folder with the data: not part of this project. */
    private static Path folder() {
        String named = System.getenv("THALWEG_SHARED");
        if (named != null) {
            return Path.of(named, "data", "trainruns");
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("shared").resolve("DESIGN.md"))) {
                return at.resolve("shared").resolve("data").resolve("trainruns");
            }
        }
        return Path.of("absent");
    }

    private static JsonNode yaml(String name) throws IOException {
        Path file = folder().resolve(name + ".yaml");
        Assumptions.assumeTrue(Files.exists(file), "TrainRuns data is absent");
        return new YAMLMapper().readTree(Files.readString(file));
    }

    static Train train(String name) throws IOException {
        JsonNode tree = yaml(name);
        double mass = 0;
        double empty = 0;
        double turning = 0;
        double length = 0;
        double top = 1e9;
        double braking = tree.path("trains").get(0).path("formation").size() > 1 && name.equals("freight") ? 0.225 : 0.375;
        Resistance resistance = Resistance.NONE;
        List<double[]> effort = new ArrayList<>();
        for (JsonNode id : tree.path("trains").get(0).path("formation")) {
            for (JsonNode v : tree.path("vehicles")) {
                if (!v.path("id").asString().equals(id.asString())) {
                    continue;
                }
                double own = v.path("mass").asDouble() * 1000;
                double loaded = own + v.path("load_limit").asDouble(0) * 1000;
                mass += loaded;
                empty += own;
                turning += own * v.path("rotation_mass").asDouble();
                length += v.path("length").asDouble();
                top = Math.min(top, v.path("speed_limit").asDouble() / 3.6);
                braking = v.has("a_braking") ? -v.path("a_braking").asDouble() : braking;
                resistance = resistance.plus(resistance(v, own, loaded));
                for (JsonNode p : v.path("tractive_effort")) {
                    effort.add(new double[] {p.get(0).asDouble() / 3.6, p.get(1).asDouble()});
                }
            }
        }
        return new Train(
                name, mass, turning / empty, length, EffortCurve.of(effort), Adhesion.UNLIMITED, mass, resistance, top,
                Braking.held(braking), 1, Drive.IDEAL);
    }

    /** Wagons resist by their loaded mass, locomotives by their own. */
    private static Resistance resistance(JsonNode v, double own, double loaded) {
        double f0 = v.path("base_resistance").asDouble();
        double f1 = v.path("rolling_resistance").asDouble(0);
        double f2 = v.path("air_resistance").asDouble();
        double driven = v.path("mass_traction").asDouble(0) * 1000;
        return switch (v.path("vehicle_type").asString()) {
            case "freight" -> Resistance.freightWagons(loaded * G, f0, f2);
            case "passenger" -> Resistance.passengerWagons(loaded * G, f0, f1, f2);
            case "traction unit" -> Resistance.locomotive(driven * G, (own - driven) * G, f0, f1, f2);
            default -> Resistance.locomotive(driven * G, (own - driven) * G, f0, f1, f2);
        };
    }

    static LineProfile path(String name) throws IOException {
        JsonNode sections = yaml(name).path("paths").get(0).path("characteristic_sections");
        int n = sections.size();
        double[] s = new double[n];
        double[] z = new double[n];
        LineProfile.Stretch[] stretches = new LineProfile.Stretch[n - 1];
        for (int i = 0; i < n; i++) {
            s[i] = sections.get(i).get(0).asDouble();
            if (i > 0) {
                z[i] = z[i - 1] + sections.get(i - 1).get(2).asDouble() / 1000 * (s[i] - s[i - 1]);
                double limit = sections.get(i - 1).get(1).asDouble() / 3.6;
                stretches[i - 1] = new LineProfile.Stretch(0, 0, limit, Structure.EARTHWORK);
            }
        }
        return new LineProfile(s, z, stretches);
    }

    /** Times as published, and the converged times and work that another integrator (fourth order, 1 m) found. */
    @ParameterizedTest
    @CsvSource({
        "freight, const, 745.0704270565875, 748.451, 112.40",
        "freight, slope, 840.8168602923618, 844.134, 133.02",
        "freight, speed, 750.452847474394, 753.698, 110.84",
        "local, const, 391.6152532734451, 393.895, 28.32",
        "local, slope, 395.5151496271005, 397.828, 31.82",
        "local, speed, 523.3145700077272, 525.599, 31.95",
        "longdistance, const, 330.7461710917806, 330.962, 247.50",
        "longdistance, slope, 331.608618035596, 331.832, 253.01",
        "longdistance, speed, 501.0209113692228, 501.299, 222.90"
    })
    void ourTimes(String train, String path, double published, double converged, double kilowattHours)
            throws IOException {
        Run run = Run.of(train(train), path(path), POINT);
        assertThat(run.duration()).isCloseTo(published, within(0.007 * published));
        assertThat(run.duration()).isCloseTo(converged, within(2e-4 * converged));
        assertThat(run.work().traction() / 3.6e6).isCloseTo(kilowattHours, within(1e-3 * kilowattHours));
        assertThat(run.work().imbalance()).isLessThan(1e-3);
        double half = Run.of(train(train), path(path), POINT.withStep(5)).duration();
        assertThat(run.duration()).isCloseTo(half, within(1e-4 * half));
    }

    @ParameterizedTest
    @CsvSource({
        "freight, const, 745.0704270565875", "freight, slope, 840.8168602923618",
        "local, const, 391.6152532734451", "local, slope, 395.5151496271005",
        "longdistance, const, 330.7461710917806", "longdistance, slope, 331.608618035596"
    })
    void theirRuleGivesTheirTimes(String train, String path, double published) throws IOException {
        double time = EulerStepper.time(train(train), path(path), 20, G);
        assertThat(time).isCloseTo(published, within(3e-5 * published));
    }
}
