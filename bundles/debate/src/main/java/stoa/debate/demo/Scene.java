package stoa.debate.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import stoa.debate.room.Terms;

/**
 * A debate and how far it goes.
 *
 * @param id of the debate; fixed, so that each scene is played once in the life of a platform
 * @param motion its id in the bank
 * @param actors the proposition, which opens the debate, and the opposition if there is one yet
 * @param turns what the two say, in turn
 */
record Scene(String id, String motion, Terms terms, List<Actor> actors, List<String> turns) {
    /** A debate that is over and judged, one that is on, and one that waits for an opponent. */
    static List<Scene> all() {
        return List.of(
                new Scene("deb_demo_decided", "later-school", rated(3), List.of(Actor.ADA, Actor.GRACE), LATER_SCHOOL),
                new Scene("deb_demo_live", "phones-class", rated(4), List.of(Actor.ALAN, Actor.TEACHER), PHONES),
                new Scene("deb_demo_open", "museum-free", rated(4), List.of(Actor.ALAN), List.of()));
    }

    private static final List<String> LATER_SCHOOL = List.of("""
            Schools should start an hour later because teenagers cannot simply decide to sleep earlier. During puberty the \
            body releases melatonin about two hours later than in childhood, so a bus at half past six takes away the sleep in \
            which the morning's lessons would be learned. When Seattle moved its start by 55 minutes in 2016, pupils slept 34 \
            minutes longer each night, and their grades rose. A change that costs a new timetable and gives half an hour of \
            sleep a night is a bargain.""", """
            My opponent says that pupils slept 34 minutes longer in Seattle. That was one city, and the study looked at two \
            schools. The hour does not vanish: it moves to the end of the day. A pupil who leaves at five instead of four has \
            less daylight for sport, and those who work to support their families lose a shift. Parents who begin work at eight \
            must leave younger children alone in the morning. A rule for every school has to work for them as well.""", """
            Grace is right that one study is little, but Seattle is not alone: reviews of schools in several countries found \
            more sleep and fewer late arrivals, therefore the effect does not depend on one city. As for younger children, the \
            motion speaks of an hour, not of an empty building. Schools can open for breakfast at the old time, while lessons \
            begin later. Parents keep their morning, and the pupils who need sleep get it.""", """
            If the building opens at the old time, then somebody must be paid to open it, and a pupil who comes by the early \
            bus has slept no longer than before. In rural districts the same buses serve two schools one after the other; \
            for example, moving one school by an hour means buying a second fleet. The benefit my opponent promises goes to \
            those who live next door, and the bill goes to everyone.""", """
            Buses are a cost, not a principle. Where two schools share a fleet they can swap places: younger children wake early \
            by themselves, so the primary school takes the first round. Minneapolis did this without a second fleet. My \
            opponent has not disputed that tired pupils learn less, and that is what schools are for.""", """
            I do not dispute that tired pupils learn less. I dispute that one hour for all is the cure. Let each district weigh \
            its buses, its light and its parents, and let those begin later who gain by it. A uniform rule takes from rural \
            families in order to give to suburban ones, and because of that the motion should fail.""");

    private static final List<String> PHONES = List.of("""
            Phones should stay out of the classroom because attention is what a lesson consists of. A pupil who glances at a \
            message needs minutes to find the thread again, and so do the neighbours who saw the screen light up. A box at the \
            door costs nothing, and everyone gets the phone back at the bell.""", """
            A box at the door teaches pupils to obey a box. They will sit in offices and lecture halls with a phone in the \
            pocket, so they should learn here, with a teacher beside them, when to leave it there. For example, my class \
            measures noise and light with it in physics, which no school budget would otherwise allow.""");

    private static Terms rated(int turnsEach) {
        return new Terms(Duration.ofMinutes(15).toMillis(), 0, Optional.of(turnsEach), true, false);
    }
}
