using System.Text.Json;

namespace Roomtone.Contracts.Tests;

public class CommandCatalogueTests
{
    [Fact]
    public void Each_name_is_described_exactly_once()
    {
        var names = typeof(CommandNames).GetFields().Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(
            names.Order(StringComparer.Ordinal),
            CommandCatalogue.All.Select(command => command.Name).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData(CommandNames.MusicVolume, """{"percent":100}""", null)]
    [InlineData(CommandNames.MusicVolume, """{"percent":null}""", "percent is missing; it must be a whole number from 0 to 100.")]
    [InlineData(CommandNames.MusicVolume, """{"percent":1.5}""", "percent must be a whole number from 0 to 100.")]
    [InlineData(CommandNames.MusicPlayTrack, "{}", "id is missing; it must be the id of a track of the library.")]
    [InlineData(CommandNames.MusicPlayTrack, """{"id":7}""", "id must be a text.")]
    [InlineData(CommandNames.FeedbackWrongMood, "{}", null)]
    [InlineData(
        CommandNames.FeedbackWrongMood,
        """{"mood":"1"}""",
        "mood is \"1\"; it must be one of unknown, happy, calm, tense, sad, neutral."
    )]
    [InlineData(CommandNames.LibrarySearch, """{"text":"","limit":100,"andMore":[]}""", null)]
    [InlineData(CommandNames.LibrarySearch, """{"fromYear":999}""", "fromYear must be a whole number from 1000 to 9999.")]
    [InlineData(CommandNames.BrokerPassword, """{"password":"fifteen letters"}""", "password is 15 letters long; it must have 16 to 256.")]
    public void Arguments_are_checked_by_their_definition(string name, string args, string? sentence) =>
        Assert.Equal(sentence, CommandCatalogue.Find(name)!.Problem(JsonDocument.Parse(args).RootElement));

    [Fact]
    public void No_account_may_send_the_box_its_password() =>
        Assert.Equal(
            [CommandNames.BrokerPassword],
            CommandCatalogue.All.Where(command => command.Role == CommandRole.Dashboard).Select(command => command.Name)
        );
}
