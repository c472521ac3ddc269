package org.thalweg.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.StandardPresets;

/** Lines that keep their standard exactly at its limits pass, however they are sampled. */
class RandomLinesTest {
    @Test
    void linesAtTheLimitPass() {
        for (String id : StandardPresets.ids()) {
            DesignStandard standard = StandardPresets.load(id).standard();
            for (int seed = 0; seed < 12; seed++) {
                Random random = new Random(seed);
                HorizontalAlignment plan = Lines.plan(random, standard, 12_000);
                VerticalAlignment profile = Lines.profile(random, standard, plan);
                double spacing = 2.5 + 2.5 * random.nextDouble();
                check(id + " seed " + seed + " spacing " + spacing, Lines.sample(plan, profile, spacing), standard);
                check(id + " seed " + seed + " table", Lines.table(plan, profile), standard);
            }
        }
    }

    private static void check(String name, AuditLine line, DesignStandard standard) {
        AuditReport report = Audit.check(line, standard, Lines.rules((x, y) -> 1000));
        if (System.getenv("SHOW") != null) {
            if (name.equals(System.getenv("SHOW"))) {
                Survey sv = new Survey(line);
                sv.profile.stretches().forEach(System.out::println);
                System.out.println("PLAN");
                sv.plan.stretches().forEach(System.out::println);
            } report.findings().stream().filter(f -> !f.ok() && !f.rule().contains("station sites") && !f.rule().contains("clearance")).forEach(f -> System.out.println(name + " " + f)); return; }
        assertThat(report.findings()
                        .stream()
                        .filter(f -> !f.ok() && !f.rule().contains("station sites") && !f.rule().contains("clearance")))
                .as(name)
                .isEmpty();
    }
}
