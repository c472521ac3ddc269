package org.thalweg.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thalweg.border.BorderPlan;
import org.thalweg.border.BorderStudy;
import org.thalweg.border.Direction;
import org.thalweg.border.Regime;
import org.thalweg.border.Settings;
import org.thalweg.export.Schemas;
import org.thalweg.export.StudyJson;
import org.thalweg.study.Study;
import org.thalweg.study.SyntheticStudy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Posts in the report and in study.json. */
class BorderPagesTest {
    static Study study() {
        Map<String, Double> there = new LinkedHashMap<>();
        Regime.kinds().forEach(kind -> there.put(kind, BorderPlan.usualPerDay(Regime.load("none"), kind)));
        Map<String, Double> back = new LinkedHashMap<>(there);
        back.put("truck", 300.0);
        back.put("passenger-train", 0.0);
        List<Regime> regimes = List.of(
                Regime.load("two-stop"),
                Regime.load("one-stop"),
                Regime.load("front-back-office").with("truck.front.scan.lanes", 2.0),
                Regime.load("sealed-transit").with("design_load", Double.POSITIVE_INFINITY),
                Regime.load("scanner-only"),
                Regime.load("none"));
        BorderPlan plan = new BorderPlan(List.of("west", "east"), regimes,
                Map.of(Direction.FORWARD, there, Direction.BACKWARD, back), Map.of("truck", 3600.0, "car", 1200.0),
                new Settings(10, 3, 4, 0.95, 1));
        return SyntheticStudy.of(120, 1).with(BorderStudy.run(plan, true));
    }

    @Test
    void saysTheSameInPageAndFile() throws Exception {
        Study study = study();
        String page = HtmlReport.render(study);
        assertThat(page).contains("Posts at the gates", "west to east", "east to west", "demand is beyond capacity");
        JsonNode json = JsonMapper.shared().readTree(StudyJson.text(study));
        assertThat(Schemas.of("study.schema.json").validate(json)).isEmpty();
        JsonNode border = json.get("border");
        assertThat(border.get("regimes")).hasSize(6);
        JsonNode sealed = border.get("regimes").get(3).get("directions").get(0);
        assertThat(sealed.get("stable").asBoolean()).isFalse();
        assertThat(sealed.get("traffic")).isEmpty();
        JsonNode truck = border.get("regimes").get(0).get("directions").get(0).get("traffic").get(0);
        assertThat(page).contains("<td>truck</td><td>two-stop</td>");
        String mean = Figures.minutes(truck.get("time_s").get("mean").asDouble());
        assertThat(page).contains("<td class=\"n\">" + mean + "</td>");
    }
}
