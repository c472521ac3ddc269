package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code thalweg run} answers over a user's table of stations. */
class RunCommandTest {
    private static final double LENGTH = 10_000;

    @TempDir
    private Path temp;

    private Console run(String... arguments) {
        return Console.run(PreparedEngine.well(), temp, arguments);
    }

    /** A straight of 10 km at one grade. */
    private String line(double grade) throws IOException {
        StringBuilder rows = new StringBuilder("station_m,elevation_m\n");
        for (int s = 0; s <= LENGTH; s += 10) {
            rows.append(s).append(',').append(100 + grade * s).append('\n');
        }
        Path file = temp.resolve("line.csv");
        Files.writeString(file, rows);
        return file.toString();
    }

    @Test
    void aLevelStraightTakesTheSameBothWays() throws IOException {
        Console console = run("run", line(0), "--train", "passenger-1520", "--json");
        assertThat(console.code()).isZero();
        JsonNode runs = JsonMapper.shared().readTree(console.out()).path("runs");
        assertThat(runs.size()).isEqualTo(2);
        double there = runs.get(0).path("time_s").asDouble();
        assertThat(runs.get(1).path("time_s").asDouble()).isCloseTo(there, within(1e-6 * there));
        // No quicker than at 80 km/h all the way, the speed of the usual standard; slower for starting and stopping.
        assertThat(there).isBetween(LENGTH / (80 / 3.6), 1.3 * LENGTH / (80 / 3.6));
        for (JsonNode one : runs) {
            assertThat(one.path("work_imbalance").asDouble()).isLessThan(1e-3);
            assertThat(one.path("energy_at_wheel_kwh").asDouble()).isPositive();
            assertThat(one.path("stall").isNull()).isTrue();
        }
    }

    @Test
    void aStallIsAFindingWithTheForceThatIsMissing() throws IOException {
        Console console = run("run", line(0.04), "--train", "freight-1520-electric", "--direction", "forward", "--json");
        assertThat(console.code()).isZero();
        JsonNode one = JsonMapper.shared().readTree(console.out()).path("runs").get(0);
        assertThat(one.path("stall").isNull()).isFalse();
        double weight = one.path("mass_t").asDouble() * 9.80665 * 0.04;
        String words = run("run", line(0.04), "--train", "freight-1520-electric", "--direction", "forward").out();
        // It needs its weight along the slope and its resistance, some percent more.
        double needed = Double.parseDouble(words.replaceAll("(?s).*needs ([0-9]+) kN.*", "$1"));
        assertThat(needed).isBetween(weight * Math.cos(Math.atan(0.04)), 1.1 * weight);
        assertThat(words).contains("stalls at km").contains("loaded wagons").contains("locomotives");
    }

    @Test
    void curvesResistByTheRuleAskedFor() throws IOException {
        // Radius 300 m all along: 700/R is 2.33 permil, Roeckl's 650/(R - 55) is 2.65.
        StringBuilder rows = new StringBuilder("station_m,elevation_m,curvature_per_m\n");
        for (int s = 0; s <= LENGTH; s += 10) {
            rows.append(s).append(",100,0.0033333333").append('\n');
        }
        Path file = temp.resolve("curve.csv");
        Files.writeString(file, rows);
        double[] work = new double[2];
        double mass = 0;
        for (int k = 0; k < 2; k++) {
            Console console = run("run", file.toString(), "--train", "freight-1520-electric", "--direction", "forward", "--json",
                    "--curve-resistance", k == 0 ? "700" : "roeckl");
            JsonNode one = JsonMapper.shared().readTree(console.out()).path("runs").get(0);
            work[k] = 3.6e6 * one.path("energy_at_wheel_kwh").asDouble();
            mass = 1000 * one.path("mass_t").asDouble();
        }
        double more = mass * 9.80665 * (0.650 / 245 - 0.700 / 300) * LENGTH;
        // All of it, but for the last few hundred metres, on which the train brakes.
        assertThat(work[1] - work[0]).isBetween(0.85 * more, 1.001 * more);
        assertThat(run("run", file.toString(), "--train", "freight-1520-electric", "--curve-resistance", "800").code()).isEqualTo(2);
    }

    @Test
    void drawsAndRefuses() throws IOException {
        Path drawing = temp.resolve("run.svg");
        assertThat(run("run", line(0.01), "--truck", "truck-40t", "--out", drawing.toString()).code()).isZero();
        assertThat(Files.readString(drawing)).contains("<svg").contains("Speed and energy over distance");
        Console unknown = run("run", line(0), "--train", "express");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err().lines()).singleElement().asString().contains("express").contains("passenger-1520");
        Console missing = run("run", temp.resolve("none.csv").toString(), "--train", "passenger-1520");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err().lines()).singleElement().asString().contains("there is no such file");
    }
}
