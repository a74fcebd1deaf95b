using System.Text;
using Microsoft.Extensions.Configuration;
using Roomtone.Testing;

namespace Roomtone.Hosting.Tests.Settings;

public sealed class SettingsFileTests : IDisposable
{
    private static readonly SettingsSections Sections = new SettingsSections().With<RoomSample>();

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("\"Open\": \"\"", "Hours:Open is an empty text; it must be a list such as [\"Mon-Fri 08:00-18:30\"]. To keep its default, leave the key out.")]
    [InlineData("\"Open\": null", "Hours:Open is null; it must be a list such as [\"Mon-Fri 08:00-18:30\"]. To keep its default, leave the key out.")]
    [InlineData("\"Open\": \"08:00-20:00\"", "Hours:Open is '08:00-20:00'; it must be a list such as [\"Mon-Fri 08:00-18:30\"].")]
    [InlineData("\"Open\": {\"0\": \"08:00-20:00\"}", "Hours:Open is a section; it must be a list such as [\"Mon-Fri 08:00-18:30\"].")]
    [InlineData("\"Open\": {}", "Hours:Open is a section; it must be a list such as [\"Mon-Fri 08:00-18:30\"].")]
    [InlineData("\"Open\": [\" \"]", "Hours:Open:0 is a text of blanks; it must be a text in quotes. To keep its default, leave the key out.")]
    [InlineData("\"Open\": [null]", "Hours:Open:0 is null; it must be a text in quotes. To keep its default, leave the key out.")]
    [InlineData("\"Open\": [[\"08:00-20:00\"]]", "Hours:Open:0 is a list; it must be a text in quotes.")]
    [InlineData("\"Open\": 8", "Hours:Open is 8; it must be a list such as [\"Mon-Fri 08:00-18:30\"].")]
    [InlineData("\"Zones\": [[0, 0]]", "Hours:Zones:0:0 is 0; it must be a list in square brackets: [ ].")]
    [InlineData("\"Zones\": [[[0, true]]]", "Hours:Zones:0:0:1 is true; it must be a number such as 0.5.")]
    [InlineData("\"Zones\": \"\"", "Hours:Zones is an empty text; it must be a list in square brackets: [ ]. To keep its default, leave the key out.")]
    [InlineData("\"Days\": []", "Hours:Days is a list; it must be a section in braces: { }.")]
    [InlineData("\"Days\": {\"a\": \"Someday\"}", "Hours:Days:a is 'Someday'; it must be one of \"Sunday\", \"Monday\", \"Tuesday\"")]
    [InlineData("\"Name\": \"\"", "Hours:Name is an empty text; it must be a text in quotes. To keep its default, leave the key out.")]
    [InlineData("\"Name\": \"  \"", "Hours:Name is a text of blanks; it must be a text in quotes.")]
    [InlineData("\"Name\": [\"a\"]", "Hours:Name is a list; it must be a text in quotes.")]
    [InlineData("\"Name\": 5", "Hours:Name is 5; it must be a text in quotes.")]
    [InlineData("\"Name\": null", "Hours:Name is null; it must be a text in quotes. To keep its default, leave the key out.")]
    [InlineData("\"User\": \"\"", "Hours:User is an empty text; it must be a text in quotes. To keep its default, leave the key out.")]
    [InlineData("\"Port\": \"\"", "Hours:Port is an empty text; it must be a whole number. To keep its default, leave the key out.")]
    [InlineData("\"Port\": 1.5", "Hours:Port is 1.5; it must be a whole number.")]
    [InlineData("\"Port\": 99999999999", "Hours:Port is 99999999999; it must be a whole number.")]
    [InlineData("\"Port\": 0", "Hours: Port is 0; it must be from 1 to 65535.")]
    [InlineData("\"Line\": \"\"", "Hours:Line is an empty text; it must be a whole number. To keep its default, leave the key out.")]
    [InlineData("\"Share\": 1e999", "Hours:Share is 1e999; it must be a number such as 0.5.")]
    [InlineData("\"Share\": \"NaN\"", "Hours:Share is 'NaN'; it must be a number such as 0.5.")]
    [InlineData("\"Mirror\": 1", "Hours:Mirror is 1; it must be true or false.")]
    [InlineData("\"Mirror\": \"yes\"", "Hours:Mirror is 'yes'; it must be true or false.")]
    [InlineData("\"Dwell\": 5", "Hours:Dwell is 5; it must be a time as hours:minutes:seconds, such as \"00:00:05\".")]
    [InlineData("\"Dwell\": \"5\"", "Hours:Dwell is '5'; it must be a time as hours:minutes:seconds, such as \"00:00:05\".")]
    [InlineData("\"Day\": 9", "Hours:Day is 9; it must be one of \"Sunday\"")]
    [InlineData("\"Day\": \"\"", "Hours:Day is an empty text; it must be one of \"Sunday\"")]
    [InlineData("\"Command\": \"show\"", "Hours:Command is 'show'; it must be a section in braces: { }.")]
    [InlineData("\"Command\": {\"Widht\": 1}", "Hours:Command: the key Widht is not known. Known keys: Program, Width.")]
    [InlineData("\"Command\": {\"Width\": \"\"}", "Hours:Command:Width is an empty text; it must be a whole number.")]
    [InlineData("\"Name\": \"a\", \"name\": \"b\"", "Hours:name stands twice in ")]
    [InlineData("\"Opened\": []", "Hours: the key Opened is not known. Known keys: Command, Day, Days, Dwell, Line, Mirror, Name, Open,")]
    public void A_value_of_the_wrong_shape_is_refused_with_its_full_name_and_what_to_write(string key, string sentence) =>
        Assert.Contains(sentence, Refusal($"{{ \"Hours\": {{ {key} }} }}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "is empty. Write { } for the defaults alone.")]
    [InlineData(" \n", "is empty. Write { } for the defaults alone.")]
    [InlineData("[]", "holds no sections. A settings file is JSON and begins with {.")]
    [InlineData("\"Hours\"", "holds no sections.")]
    [InlineData("{ \"Hours\": {\n \"Port\": 80 \"Line\": 1 } }", "cannot be read at line 2, character 13: a comma, a quote or a bracket is missing there")]
    [InlineData("{ \"Hours\": { \"Name\": \"\\ud800\" } }", "holds half of a character")]
    [InlineData("{ \"Hours\": \"\" }", "Hours is an empty text; it must be a section in braces: { }.")]
    [InlineData("{ \"Hours\": null }", "Hours is null; it must be a section in braces: { }.")]
    [InlineData("{ \"Hours\": [] }", "Hours is a list; it must be a section in braces: { }.")]
    [InlineData("{ \"hours\": {}, \"Hours\": {} }", "Hours stands twice in ")]
    [InlineData("{ \"Hour\": {} }", "The section Hour is not known. Known sections: Hours, Logging.")]
    [InlineData("{ \"Logging\": \"\" }", "Logging must be a section in braces: { }.")]
    [InlineData("{ \"Logging\": { \"LogLevel\": { \"Default\": \"Loud\" } } }", "Logging:LogLevel:Default is 'Loud'; it must be one of \"Trace\"")]
    public void A_file_that_holds_no_settings_is_refused_in_our_words(string text, string sentence) =>
        Assert.Contains(sentence, Refusal(text), StringComparison.Ordinal);

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var refusal = Refusal("""{ "Hour": {}, "Hours": { "Open": "", "Port": "x", "Share": [], "Opened": 1 } }""").Split('\n');

        Assert.Equal(5, refusal.Length);
    }

    [Fact]
    public void Comments_a_byte_order_mark_and_a_comma_too_many_are_allowed()
    {
        var settings = Read("\ufeff{ // ours\n \"Hours\": { \"Open\": [\"08:00-20:00\",], /* none */ \"Line\": null, \"TimeZone\": \"\", }, }");

        Assert.Equal(["08:00-20:00"], settings.Open);
        Assert.Null(settings.Line);
    }

    [Fact]
    public void A_key_whose_default_is_empty_may_be_empty() => Assert.Equal("", Read("""{ "Hours": { "TimeZone": "" } }""").TimeZone);

    [Fact]
    public void A_number_may_stand_in_quotes_as_the_environment_has_it() =>
        Assert.Equal(81, Read("""{ "Hours": { "Port": "81", "Open": [] } }""").Port);

    [Fact]
    public void A_file_in_another_encoding_is_refused()
    {
        File.WriteAllText(_folder.In("settings.json"), "{ }", Encoding.Unicode);

        Assert.Contains("is not written in UTF-8. Save it as UTF-8 text.", RefusalOf(_folder.In("settings.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_a_missing_file_and_an_endless_one_are_refused()
    {
        Assert.Contains("is a folder. Give the file in it", RefusalOf(_folder.Path), StringComparison.Ordinal);
        Assert.Contains("There is no settings file at", RefusalOf(_folder.In("none.json")), StringComparison.Ordinal);
        Assert.Contains("is larger than 1 MB", RefusalOf("/dev/zero"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--settings")]
    [InlineData("--settings=")]
    public void An_option_without_a_file_is_refused(string argument) =>
        Assert.Equal("--settings needs the path of the settings file.", RefusalOf([argument]));

    [Theory]
    [InlineData("--Hours:Port", "--Hours:Port has no value. Write --Hours:Port=VALUE, in one word.")]
    [InlineData("--Hour:Port=81", "The section Hour is not known.")]
    [InlineData("--Hours:Open=", "Hours:Open is an empty text; it must be a list")]
    public void The_command_line_is_looked_at_in_the_same_way(string argument, string sentence) =>
        Assert.Contains(sentence, RefusalOf([argument]), StringComparison.Ordinal);

    [Theory]
    [InlineData("ROOMTONE_Hours__Open", "", "Hours:Open is an empty text; it must be a list")]
    [InlineData("ROOMTONE_Hours__Open", "08:00-20:00", "Hours:Open is '08:00-20:00'; it must be a list")]
    [InlineData("ROOMTONE_Hours__Name__x", "1", "Hours:Name is a list or a section; it must be a text in quotes.")]
    [InlineData("ROOMTONE_Huors__Port", "81", "The environment variable ROOMTONE_Huors__Port names the section Huors, which is not known.")]
    public void The_environment_is_looked_at_in_the_same_way(string name, string value, string sentence)
    {
        Environment.SetEnvironmentVariable(name, value);
        try
        {
            Assert.Contains(sentence, RefusalOf([]), StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    private string Refusal(string text)
    {
        File.WriteAllText(_folder.In("settings.json"), text);
        return RefusalOf(_folder.In("settings.json"));
    }

    private static string RefusalOf(string path) => RefusalOf(["--settings", path]);

    private static string RefusalOf(string[] args) => Assert.Throws<SettingsException>(() => Load(args)).Message;

    private RoomSample Read(string text)
    {
        File.WriteAllText(_folder.In("settings.json"), text);
        return SettingsRegistration.Read<RoomSample>(Load(["--settings", _folder.In("settings.json")]));
    }

    private static ConfigurationManager Load(string[] args)
    {
        var configuration = new ConfigurationManager();
        Sections.Load(configuration, configuration, args);
        return configuration;
    }
}
