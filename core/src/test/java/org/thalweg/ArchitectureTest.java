package org.thalweg;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The house's floors: a package per concept, each using only those before it. */
class ArchitectureTest {
    private static final List<String> FLOORS = List.of(
            "geometry", "terrain", "territory", "standard", "alignment", "section", "cost", "corridor", "search",
            "refine", "audit", "operation", "border", "economy", "security", "terms", "study", "export", "report");
    private static final Set<String> AUDIT_MAY_USE = Set.of("geometry", "terrain", "territory", "standard", "audit");
    private static JavaClasses house;

    @BeforeAll
    static void load() {
        house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.thalweg");
    }

    private static String packageOf(String name) {
        return "org.thalweg." + name + "..";
    }

    private static Set<String> packages() {
        return house.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyPackageIsAFloor() {
        assertThat(house.size()).isGreaterThan(50);
        assertThat(packages()).allSatisfy(name -> assertThat(FLOORS).anyMatch(
                floor -> name.equals("org.thalweg." + floor) || name.startsWith("org.thalweg." + floor + ".")));
    }

    @Test
    void eachFloorUsesOnlyEarlierOnes() {
        for (int i = 0; i < FLOORS.size(); i++) {
            String[] later = FLOORS.subList(i + 1, FLOORS.size()).stream()
                    .map(ArchitectureTest::packageOf)
                    .toArray(String[]::new);
            if (later.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage(packageOf(FLOORS.get(i)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(later)
                        .allowEmptyShould(true)
                        .check(house);
            }
        }
    }

    @Test
    void auditSharesNothingWithTheSearch() {
        String[] rest = FLOORS.stream()
                .filter(floor -> !AUDIT_MAY_USE.contains(floor))
                .map(ArchitectureTest::packageOf)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(packageOf("audit"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(rest)
                .check(house);
    }

    @Test
    void namesSayWhatThingsAre() {
        classes()
                .should()
                .haveNameNotMatching("(?i).*(\\bimpl\\b|\\butils?\\b|\\bmanagers?\\b|\\bhelpers?\\b).*")
                .andShould()
                .haveNameNotMatching(".*(Impl|Utils?|Manager|Helper)(\\$.*)?")
                .check(house);
    }

    /** A package-info without annotations leaves no class file, so the sources are asked. */
    @Test
    void everyPackageTellsWhatItIsFor() {
        Path sources = Path.of("src", "main", "java");
        assertThat(sources).isDirectory();
        assertThat(packages()).allSatisfy(name -> assertThat(
                        Files.exists(sources.resolve(name.replace('.', '/')).resolve("package-info.java")))
                .as(name)
                .isTrue());
    }
}
