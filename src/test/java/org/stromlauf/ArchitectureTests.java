package org.stromlauf;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.database.ModuleOrder;
import org.stromlauf.tenancy.DeclaredSettings;
import org.stromlauf.tenancy.Setting;

@Execution(ExecutionMode.CONCURRENT)
class ArchitectureTests {

    private static final List<String> TIERS = ModuleOrder.TIERS;

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.stromlauf");

    /** A setting that no {@link DeclaredSettings} names could be set by nobody. */
    @Test
    void whatATenantCanSetIsShownToIt() {
        var forgotten = MAIN.stream()
                .filter(c -> !moduleOf(c.getPackageName()).equals("market"))
                .flatMap(c -> c.getFields().stream())
                .filter(f -> f.getRawType().isEquivalentTo(Setting.class))
                .filter(f -> f.getModifiers().contains(JavaModifier.STATIC))
                .filter(f -> f.getAccessesToSelf().stream()
                        .noneMatch(a -> a.getOriginOwner().isAssignableTo(DeclaredSettings.class)))
                .map(f -> f.getFullName());

        assertThat(forgotten).isEmpty();
    }

    @Test
    void modulesKeepTheirInternalsToThemselvesAndHaveNoCycles() {
        ApplicationModules.of(StromlaufApplication.class).verify();
    }

    @Test
    void everyModuleStandsInTheTierOrder() {
        var modules = MAIN.stream()
                .map(c -> moduleOf(c.getPackageName()))
                .filter(m -> !m.isEmpty())
                .collect(Collectors.toSet());

        assertThat(TIERS).containsAll(modules);
    }

    @Test
    void modulesUseOnlyWhatStandsAboveThem() {
        var wrong = MAIN.stream()
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .filter(d -> !moduleOf(d.getTargetClass().getPackageName()).isEmpty())
                .filter(d -> TIERS.indexOf(moduleOf(d.getTargetClass().getPackageName()))
                        > TIERS.indexOf(moduleOf(d.getOriginClass().getPackageName())))
                .filter(d -> !moduleOf(d.getOriginClass().getPackageName()).isEmpty())
                .map(d -> d.getDescription())
                .collect(Collectors.toCollection(java.util.TreeSet::new));

        assertThat(wrong).isEmpty();
    }

    @Test
    void factoriesKnowOnlyLibrariesAndGround() {
        for (var factory : List.of("billing", "invoicing", "receivables")) {
            noClasses()
                    .that()
                    .resideInAPackage("org.stromlauf." + factory + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(TIERS.stream()
                            .filter(m -> !m.equals(factory))
                            .filter(m -> TIERS.indexOf(m) >= TIERS.indexOf("marketcomm"))
                            .map(m -> "org.stromlauf." + m + "..")
                            .toArray(String[]::new))
                    .allowEmptyShould(true)
                    .check(MAIN);
        }
    }

    @Test
    void librariesUseNeitherSpringNorCamunda() {
        noClasses()
                .that()
                .resideInAnyPackage("org.stromlauf.shared..", "org.stromlauf.edifact..", "org.stromlauf.rating..")
                .should()
                .dependOnClassesThat(describe(
                        "belong to Spring or Camunda",
                        (JavaClass c) -> (c.getPackageName().startsWith("org.springframework")
                                        && !c.getPackageName().startsWith("org.springframework.modulith"))
                                || c.getPackageName().startsWith("org.camunda")))
                .check(MAIN);
    }

    @Test
    void onlyWorkflowAndProcessAdaptersKnowTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.stromlauf.workflow..", "org.stromlauf.*.process..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(MAIN);
    }

    @Test
    void delegatesAreInsidersWithoutTransactions() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Delegate")
                .should()
                .resideInAPackage("..process..")
                .andShould()
                .notHaveModifier(JavaModifier.PUBLIC)
                .andShould()
                .notBeAnnotatedWith(Transactional.class)
                .allowEmptyShould(true)
                .check(MAIN);
    }

    @Test
    void timeComesFromTheClock() {
        noClasses()
                .should()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(MAIN);
    }

    @Test
    void idsComeFromTheGenerator() {
        noClasses()
                .that()
                .doNotHaveSimpleName("RandomIds")
                .should()
                .callMethod(UUID.class, "randomUUID")
                .check(MAIN);
    }

    private static String moduleOf(String packageName) {
        if (!packageName.startsWith("org.stromlauf.")) return "";
        var rest = packageName.substring("org.stromlauf.".length());
        return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
    }
}
