"""The people of the demonstration centre. Every name, place and employer is invented."""

from assessment.demo.shapes import Centre, Person

THE_CENTRE = Centre("Harbourside College", "harbourside", "HARB", "2 Harbour Parade\nSaltmere")

EMPLOYER = "Brightwater Homes"

#: Everybody's password in a local demonstration, which answers on loopback only.
LOCAL_PASSWORD = "call-back-diary"  # noqa: S105

PEOPLE = (
    Person("sam", "Sam Ashworth", "sam.learner@demo.example", "learner", "Senior adviser, North team"),
    Person("nadia", "Nadia Rahman", "nadia.learner@demo.example", "learner", "Team leader, South team"),
    Person("callum", "Callum Reid", "callum.learner@demo.example", "learner", "Adviser, out of hours team"),
    Person("priya", "Priya Nair", "priya.assessor@demo.example", "assessor", "Assessor, customer service"),
    Person("martin", "Martin Hale", "martin.assessor@demo.example", "assessor", "Assessor, management"),
    Person("beth", "Beth Lowry", "beth.trainee@demo.example", "trainee_assessor", "Trainee assessor"),
    Person("gareth", "Gareth Lloyd", "gareth.iqa@demo.example", "iqa", "Internal verifier"),
    Person("denise", "Denise Okoro", "denise.leadiqa@demo.example", "lead_iqa", "Lead internal verifier"),
    Person("helen", "Helen Marsh", "helen.eqa@demo.example", "eqa", "External verifier"),
    Person(
        "joanne", "Joanne Whittle", "joanne.coordinator@demo.example", "coordinator", "Programme coordinator"
    ),
    Person("paul", "Paul Stannard", "paul.exams@demo.example", "exams_officer", "Exams officer"),
    Person("ruth", "Ruth Bellamy", "ruth.admin@demo.example", "administrator", "Systems administrator"),
)
