using Roomtone.Recommender.Text;

namespace Roomtone.Recommender.Tests.Text;

public class TextFoldingTests
{
    [Theory]
    [InlineData("ガガガ", "\u30AB\u3099\u30AB\u3099\u30AB\u3099")]
    [InlineData("방탄소년단", "\u1107\u1161\u11BC\u1110\u1161\u11AB\u1109\u1169\u1102\u1167\u11AB\u1103\u1161\u11AB")]
    [InlineData("Béyoncé", "BE\u0301YONCE\u0301")]
    [InlineData("ＡＢＢＡ　９９", "abba 99")]
    [InlineData("ﾊﾟﾌｭｰﾑ", "パフューム")]
    [InlineData("Ｅｍｉｎｅｍ！", "eminem")]
    [InlineData("ΜΊΚΗΣ Θεοδωράκης", "μικης θεοδωρακησ")]
    [InlineData("Сплин Ёлка", "сплин елка")]
    [InlineData("Tiếng Việt", "tieng viet")]
    [InlineData("مُحَمَّد", "محمد")]
    [InlineData("שָׁלוֹם", "שלום")]
    [InlineData("٢٠٢٦", "2026")]
    [InlineData("Guns N’ Roses", "guns n' roses")]
    [InlineData("Strauß", "STRAUSS")]
    [InlineData("ﬁre", "fire")]
    [InlineData("𝕱𝖔𝖔", "foo")]
    [InlineData("می‌خواهم", "میخواهم")]
    [InlineData("! ! !", "!!!")]
    [InlineData("＋／－", "+/-")]
    public void Two_spellings_of_a_name_are_one(string a, string b) => Assert.Equal(TextFolding.Name(b), TextFolding.Name(a));

    [Theory]
    [InlineData("ปู", "ปี")]
    [InlineData("ปู", "ป")]
    [InlineData("कि", "की")]
    [InlineData("कि", "क")]
    [InlineData("ガ", "カ")]
    [InlineData("パ", "バ")]
    [InlineData("!!!", "!")]
    [InlineData("+/-", "-")]
    [InlineData("†††", "†")]
    public void Two_names_are_two(string a, string b) => Assert.NotEqual(TextFolding.Name(b), TextFolding.Name(a));

    [Theory]
    [InlineData("!!!")]
    [InlineData("†††")]
    [InlineData("+/-")]
    [InlineData("♥")]
    [InlineData("🎵")]
    [InlineData("≠")]
    public void A_name_of_signs_is_a_name_and_is_found(string name)
    {
        Assert.NotEqual("", TextFolding.Name(name));
        Assert.Contains(TextFolding.Terms(name).Single(), TextFolding.Terms($"Live with {name} (2009)"));
    }

    [Fact]
    public void The_marks_of_a_letter_may_stand_in_any_order()
    {
        // A vowel sign (class 103) and a tone (class 107).
        Assert.Equal(TextFolding.Name("\u0E1B\u0E39\u0E48"), TextFolding.Name("\u0E1B\u0E48\u0E39"));
        Assert.Equal(["ปู่"], TextFolding.Words("ปู่"));
        Assert.Equal(["हिन्दी", "गाना"], TextFolding.Words("हिन्दी गाना"));
    }

    [Fact]
    public void A_sign_that_joins_words_is_no_word()
    {
        Assert.Equal("simon garfunkel", TextFolding.Name("Simon & Garfunkel"));
        Assert.Equal(["simon", "garfunkel"], TextFolding.Terms("Simon & Garfunkel"));
    }

    [Fact]
    public void A_text_of_megabytes_is_cut() => Assert.InRange(TextFolding.Fold(new string('é', 9_000_000)).Length, 1, 1024);

    [Theory]
    [InlineData("Sigur Rós", "SIGUR RÓS")]
    [InlineData("!!!", "! ! !")]
    [InlineData("ガ", "\u30AB\u3099")]
    public void An_artist_has_one_key_however_it_is_written(string a, string b) => Assert.Equal(ItemKey.Artist(a), ItemKey.Artist(b));

    [Fact]
    public void The_keys_of_names_are_those_of_earlier_versions()
    {
        // They travel in models between rooms.
        Assert.NotEqual(ItemKey.Artist("Destiny's Child"), ItemKey.Artist("Destinys Child"));
        Assert.Equal(ItemKey.Artist("Destiny's Child"), ItemKey.Artist("destiny s child"));
        Assert.NotEqual(ItemKey.Artist("!!!"), ItemKey.Artist("†††"));
    }
}
