package org.thalweg.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.PointOfIntersection;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.StandardPresets;
import org.thalweg.standard.Structure;
import org.thalweg.terrain.Terrain;

/** The ground beside a straight line to the north, against the section drawn by hand. */
class FormedGroundTest {
    private static final DesignStandard RAIL = standard();

    private static DesignStandard standard() {
        return StandardPresets.load("rail-1520-80").standard();
    }

    private static Terrain formed(Terrain ground, double level, Structure structure) {
        HorizontalAlignment plan = HorizontalAlignment.of(
                List.of(new PointOfIntersection(1000, 0, 0, 0, 0), new PointOfIntersection(1000, 2000, 0, 0, 0)));
        VerticalAlignment profile = new VerticalAlignment(List.of(new Pvi(0, level, 0), new Pvi(2000, level, 0)));
        List<StructureSpan> spans = List.of(
                new StructureSpan(Structure.EARTHWORK, 0, 500), new StructureSpan(structure, 500, 2000));
        return new FormedGround(ground, plan, profile, spans, RAIL);
    }

    /** On a slope that falls to the east by 1 in 4, a platform at the axis's height: cut to the west, fill to the east. */
    @Test
    void platformAndFaces() {
        Terrain slope = (x, y) -> 800 - (x - 1000) / 4;
        Terrain ground = formed(slope, 800, Structure.EARTHWORK);
        double half = RAIL.platformWidth() / 2;
        double rise = 1 / RAIL.slopes().cutRock();
        double fall = 1 / RAIL.slopes().fill();
        for (double y : new double[] {2, 250, 1203.7, 1998}) {
            for (double away = -half; away < half; away += half / 8) {
                assertThat(ground.heightAt(1000 + away, y)).isEqualTo(800);
            }
            for (double beyond = 0.1; beyond < 15; beyond += 0.1) {
                double cut = Math.min(800 + (half + beyond) / 4, 800 + rise * beyond);
                double fill = Math.max(800 - (half + beyond) / 4, 800 - fall * beyond);
                assertThat(ground.heightAt(1000 - half - beyond, y)).isCloseTo(cut, within(1e-9));
                assertThat(ground.heightAt(1000 + half + beyond, y)).isCloseTo(fill, within(1e-9));
            }
        }
    }

    /** Never is more taken as dug or filled than lies between the ground and the faces of the first line's own section. */
    @Test
    void groundStaysWhereNothingIsFormed() {
        Terrain slope = (x, y) -> 800 - (x - 1000) / 4;
        double half = RAIL.platformWidth() / 2;
        for (Structure structure : new Structure[] {Structure.BRIDGE, Structure.TUNNEL}) {
            Terrain ground = formed(slope, 790, structure);
            assertThat(ground.heightAt(1000, 250)).as("the earthwork before").isEqualTo(790);
            assertThat(ground.heightAt(1001, 1200)).as(structure.name()).isEqualTo(slope.heightAt(1001, 1200));
        }
        Terrain walled = formed(slope, 795, Structure.WALL);
        assertThat(walled.heightAt(1001, 1200)).as("platform").isEqualTo(795);
        assertThat(walled.heightAt(1000 - half - 1, 1200)).as("behind the wall").isEqualTo(800 + (half + 1) / 4);
        Terrain ground = formed(slope, 800, Structure.EARTHWORK);
        assertThat(ground.heightAt(1000 + half + 31, 1200)).isEqualTo(slope.heightAt(1000 + half + 31, 1200));
        assertThat(ground.heightAt(-5000, 1200)).as("far off").isEqualTo(slope.heightAt(-5000, 1200));
        assertThat(formed((x, y) -> Double.NaN, 800, Structure.BRIDGE).heightAt(1000, 1200)).isNaN();
    }

    /** A line on the place of the first, at its height, has nothing left to move on the platform. */
    @Test
    void theSameLineAgainMovesNothingOnItsPlatform() {
        Terrain slope = (x, y) -> 800 - (x - 1000) / 4;
        Terrain ground = formed(slope, 797, Structure.EARTHWORK);
        HalfSection half = new HalfSection(RAIL.platformWidth() / 2, RAIL.slopes(), 12, 4);
        assertThat(half.begin((k, d) -> ground.heightAt(1000 + d, 1200))).isTrue();
        assertThat(half.at(797)).as("ground over the platform's edge").isZero();
        assertThat(half.build(SideKind.SLOPE)).isTrue();
        HalfSection before = new HalfSection(RAIL.platformWidth() / 2, RAIL.slopes(), 12, 4);
        before.begin((k, d) -> slope.heightAt(1000 + d, 1200));
        before.at(797);
        before.build(SideKind.SLOPE);
        // Beyond the platform benches and soil are flatter than the plain rock that counts as dug: some is left to move.
        assertThat(half.cutSoil() + half.cutRock()).isLessThan(before.cutSoil() + before.cutRock());
    }
}
