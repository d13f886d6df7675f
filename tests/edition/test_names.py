"""Spellings of one name meet; names that differ do not."""

import pytest

from edition.names import fold_name

ONE_NAME = [
    "Yezhov Ezhov Ežov Ежов Yezhov’s",
    "Trotski Trotsky Trotskii Trotskij Trotskiy Троцкий Trotzki Trockij",
    "Khlevnyuk Khlevniuk Hlevnjuk Хлевнюк",
    "Pyatakov Piatakov Pjatakov Пятаков",
    "Zinoviev Zinov'ev Zinovyev Zinovev Зиновьев",
    "Yagoda Iagoda IAgoda Jagoda Ягода",
    "Kuybyshev Kuibyshev Kujbyšev Куйбышев",
    "Khrushchev Khrushchov Хрущёв Khrushchëv",
    "Yenukidze Enukidze Енукидзе Jenukidze",
    "Nikolai Nikolay Nikolaj Николай",
    "Vasily Vasilii Vasiliy Vasilij Василий",
    "Yuri Yury Iurii Юрий Jurij",
    "Alexei Aleksei Aleksey Алексей",
    "Chuev Chuyev Чуев",
    "Fedor Fyodor Fëdor Фёдор",
    "Mikoyan Mikoian Микоян",
    "Budyonny Budënny Budennyi Будённый",
    "Izvestia Izvestiya Izvestija Izvestiia Известия",
    "Krupskaya Krupskaia Крупская",
    "Liushkov Lyushkov Ljuškov Люшков",
    "Yakovlev Iakovlev Яковлев",
    "Tukhachevsky Tukhachevskii Тухачевский",
    "Yeltsin Eltsin Ельцин",
    "Politburo Politbyuro Politbiuro Политбюро",
    "Tchaikovsky Chaikovskii Чайковский",
    "Litvinov Litvinoff Литвинов",
    "Kyiv Київ",
    "Hrushevsky Hrushevs'kyi Hruševs'kyj Грушевський",
    "Sheptytsky Шептицький",
    "Shcherbytsky Щербицький",
]

TWO_NAMES = [
    ("Levi", "Levy"), ("Davies", "Davis"), ("Ivanov", "Ivanova"), ("Jan", "Ian"), ("Kay", "Kai"), ("Marx", "Marks"),
    ("Meyer", "Meier"), ("Rykov", "Rikov"), ("Lenin", "Leonin"), ("Peters", "Pieters"), ("Berg", "Bjerg"),
    ("Kahn", "Khan"), ("Stalin", "Stalino"), ("Kosior", "Kaser"), ("Dyer", "Der"), ("Zhukov", "Zukov"),
    ("Kamenev", "Kamenov"), ("Rees", "Res"), ("Yakovlev", "Yakovleva"), ("Han", "Khan"), ("Ezhov", "Uzhov"),
    ("Kaganovich", "Koganovich"), ("Smith", "Schmidt"), ("Radek", "Radik"), ("Romanov", "Roman"),
    ("Kirchhoff", "Kirchhov"), ("II", "I"), ("XXIII", "XXII"), ("Below", "Belov"), ("Hoff", "Hov"),
]


@pytest.mark.parametrize("spellings", ONE_NAME)
def test_spellings_of_one_name_meet(spellings: str) -> None:
    assert len({fold_name(name) for name in spellings.split()}) == 1, [fold_name(name) for name in spellings.split()]


@pytest.mark.parametrize(("one", "other"), TWO_NAMES)
def test_two_names_stay_two(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)


def test_possessives_and_points_are_no_part_of_a_name() -> None:
    assert fold_name("N.I. Ezhov's") == fold_name("N. I. Yezhov") == "n i ezhov"


def test_folding_a_folded_name_changes_nothing() -> None:
    names = [name for line in ONE_NAME for name in line.split()]
    assert [fold_name(fold_name(name)) for name in names] == [fold_name(name) for name in names]
