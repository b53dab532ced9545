package io.sluice.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What a fold must not do: touch the outside, or depend on anything but its input. */
class CoreRulesTest {
    private static final JavaClasses CORE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.sluice");

    private static final String CONTRACT = "io.sluice.schemas..";

    @Test
    void talks_to_nothing_outside() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage(CONTRACT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..",
                        "java.net..",
                        "java.nio.file..",
                        "java.sql..",
                        "io.javalin..",
                        "org.slf4j..",
                        "java.util.logging..",
                        "java.lang.System$Logger")
                .because("a fold is a pure function; drivers talk to the outside");
        rule.check(CORE);
    }

    @Test
    void depends_on_little() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage(CONTRACT)
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("io.sluice..", "java..", "org.jspecify..", "org.apache.avro..")
                .because("the core knows the contract and the language, and nothing else");
        rule.check(CORE);
    }

    @Test
    void reads_no_clock() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage(CONTRACT)
                .should()
                .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.name("now"))
                        .and(JavaCall.Predicates.target(
                                HasOwner.Predicates.With.owner(JavaClass.Predicates.belongToAnyOf(
                                        Instant.class,
                                        LocalDate.class,
                                        LocalTime.class,
                                        LocalDateTime.class,
                                        ZonedDateTime.class)))))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .because("time is an input");
        rule.check(CORE);
    }

    @Test
    void reads_no_environment() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage(CONTRACT)
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("settings are an input, and so are the places where output goes");
        rule.check(CORE);
    }

    @Test
    void rolls_no_dice() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage(CONTRACT)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(RandomGenerator.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .because("the same events give the same outputs");
        rule.check(CORE);
    }

    @Test
    void keeps_no_static_state() {
        ArchRule rule = fields().that()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage(CONTRACT)
                .and()
                .areStatic()
                .should()
                .beFinal()
                .andShould()
                .notHaveRawType(DescribedPredicate.describe(
                        "a mutable collection",
                        type -> List.of(
                                        "java.util.ArrayList",
                                        "java.util.HashMap",
                                        "java.util.HashSet",
                                        "java.util.TreeMap")
                                .contains(type.getName())))
                .allowEmptyShould(true);
        rule.check(CORE);
    }

    @Test
    void packages_form_no_cycles() {
        ArchRule rule = slices().matching("io.sluice.(*)..").should().beFreeOfCycles();
        rule.check(CORE);
    }
}
