package org.thalweg.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thalweg.alignment.Alignment;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.geometry.Pose;
import org.thalweg.standard.Mode;
import org.thalweg.study.Line;
import org.thalweg.study.Study;
import org.thalweg.study.SyntheticStudy;
import org.thalweg.terrain.Projection;
import tools.jackson.databind.JsonNode;

/** alignment.geojson: the straight pieces stay within 0.1 m of the line, in plan and in height. */
class AlignmentGeoJsonTest {
    @Test
    void chordsKeepNear() {
        Study study = SyntheticStudy.of(240, 2);
        Projection projection = Projection.of("EPSG:32638");
        for (var alternative : study.alternatives()) {
            for (Map.Entry<Mode, Line> entry : alternative.lines().entrySet()) {
                Line line = entry.getValue();
                JsonNode json = Json.MAPPER.readTree(AlignmentGeoJson.text("a", line, projection));
                assertThat(json.get("type").stringValue()).isEqualTo("FeatureCollection");
                JsonNode features = json.get("features");
                assertThat(features.size()).isEqualTo(line.alignment().structures().size());
                JsonNode last = null;
                for (int i = 0; i < features.size(); i++) {
                    JsonNode feature = features.get(i);
                    StructureSpan span = line.alignment().structures().get(i);
                    assertThat(feature.get("properties").get("structure").stringValue()).isEqualTo(span.structure().slug());
                    JsonNode points = feature.get("geometry").get("coordinates");
                    if (last != null) {
                        assertThat(points.get(0)).isEqualTo(last);
                    }
                    last = points.get(points.size() - 1);
                    requireNear(line.alignment(), span, points, projection);
                }
            }
        }
    }

    /** Every 7 m of the true line, measured on the ellipsoid's own radii of curvature. */
    private static void requireNear(Alignment line, StructureSpan span, JsonNode points, Projection projection) {
        int k = 0;
        for (double s = span.from(); s <= span.to(); s += 7) {
            Pose pose = line.plan().poseAt(s);
            double[] p = projection.inverse(pose.x(), pose.y());
            double[] best = {Double.POSITIVE_INFINITY, 0};
            for (int j = Math.max(0, k - 1); j + 1 < points.size() && j < k + 3; j++) {
                double[] off = offsets(points.get(j), points.get(j + 1), p, line.profile().elevationAt(s));
                if (off[0] < best[0]) {
                    best = off;
                    k = j;
                }
            }
            assertThat(best[0]).as("plan at %s", s).isLessThan(0.1);
            assertThat(best[1]).as("height at %s", s).isLessThan(0.1);
        }
    }

    private static double[] offsets(JsonNode a, JsonNode b, double[] p, double z) {
        double lat = Math.toRadians(p[1]);
        double e2 = 0.00669437999014;
        double w = 1 - e2 * Math.sin(lat) * Math.sin(lat);
        double north = Math.toRadians(6_378_137 * (1 - e2) / Math.pow(w, 1.5));
        double east = Math.toRadians(6_378_137 / Math.sqrt(w) * Math.cos(lat));
        double cx = (b.get(0).doubleValue() - a.get(0).doubleValue()) * east;
        double cy = (b.get(1).doubleValue() - a.get(1).doubleValue()) * north;
        double px = (p[0] - a.get(0).doubleValue()) * east;
        double py = (p[1] - a.get(1).doubleValue()) * north;
        double t = Math.max(0, Math.min(1, (px * cx + py * cy) / (cx * cx + cy * cy)));
        double height = a.get(2).doubleValue() + t * (b.get(2).doubleValue() - a.get(2).doubleValue());
        return new double[] {Math.hypot(px - t * cx, py - t * cy), Math.abs(z - height)};
    }
}
