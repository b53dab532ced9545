package io.sluice.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
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

/** What a fold must not do: touch the outside, or depend on anything but its input. */
@AnalyzeClasses(packages = "io.sluice", importOptions = DoNotIncludeTests.class)
class CoreRulesTest {
    private static final String CONTRACT = "io.sluice.schemas..";

    @ArchTest
    static final ArchRule talks_to_nothing_outside = noClasses()
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

    @ArchTest
    static final ArchRule depends_on_little = noClasses()
            .that()
            .resideOutsideOfPackage(CONTRACT)
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("io.sluice..", "java..", "org.jspecify..", "org.apache.avro..")
            .because("the core knows the contract and the language, and nothing else");

    @ArchTest
    static final ArchRule reads_no_clock = noClasses()
            .that()
            .resideOutsideOfPackage(CONTRACT)
            .should()
            .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.name("now"))
                    .and(JavaCall.Predicates.target(HasOwner.Predicates.With.owner(JavaClass.Predicates.belongToAnyOf(
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

    @ArchTest
    static final ArchRule reads_no_environment = noClasses()
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

    @ArchTest
    static final ArchRule rolls_no_dice = noClasses()
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

    @ArchTest
    static final ArchRule keeps_no_static_state = fields().that()
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

    @ArchTest
    static final ArchRule packages_form_no_cycles =
            slices().matching("io.sluice.(*)..").should().beFreeOfCycles();
}
