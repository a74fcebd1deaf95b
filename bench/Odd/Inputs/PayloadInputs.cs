using Microsoft.Extensions.DependencyInjection;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.Odd.Bench.Boxes;

namespace Roomtone.Odd.Bench.Inputs;

/// <summary>
/// What the broker hands to the agent: commands, wanted settings, people, confirmations, the model, Home Assistant's buttons.
/// </summary>
internal sealed class PayloadInputs(string folder) : IInputKind
{
    private Box? _box;

    public Task<IReadOnlyList<byte[]>> SeedsAsync()
    {
        var settings = Samples.Settings;
        List<byte[]> seeds =
        [
            Message.Of(Topics.SettingsDesired(Box.Id), Wire.Write(new DesiredSettings(1, settings))),
            Message.Of(Topics.Profiles(Box.Id), Wire.Write(new RoomProfiles(settings.Profiles))),
            Message.Of(Topics.Acks(Box.Id), Wire.Write(new Ack(Samples.Epoch, 1, 5))),
            Message.Of(Topics.TasteModel, Samples.TasteModel()),
            Message.Of(Topics.HomeAssistantCommands(Box.Id), "music.skip"u8.ToArray()),
            Message.Of("homeassistant/status", "online"u8.ToArray()),
        ];
        seeds.AddRange(CommandCatalogue.All.Select(definition => Message.Of(Topics.Commands(Box.Id), Wire.Write(Sample(definition)))));
        return Task.FromResult<IReadOnlyList<byte[]>>(seeds);
    }

    public byte[] Mutate(byte[] input, Random random) => SealedModel.MutateIn(input, random) ?? Message.Mutate(input, random);

    public async Task ReadAsync(byte[] input)
    {
        _box ??= await StartAsync();
        var (topic, payload) = Message.Read(input);
        _box.Link.Deliver(topic, payload, retained: true);
        await _box.AnswersAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_box is not null) await _box.DisposeAsync();
    }

    private async Task<Box> StartAsync()
    {
        var box = Box.Build(
            Path.Combine(folder, "state"),
            services => services.AddSingleton<ISpeaker, SilentSpeaker>(),
            ("Music:AnalyseSound", "false"),
            ("Speaker:Host", Path.Combine(folder, "nobody"))
        );
        await box.StartAsync();
        box.Link.Start();
        return box;
    }

    private static Command Sample(CommandDefinition definition)
    {
        var args = new Dictionary<string, object>();
        foreach (var argument in definition.Arguments)
            args[argument.Name] = argument.Type switch
            {
                CommandArgumentType.Integer => 60,
                CommandArgumentType.Mood => "calm",
                _ => "a/one.flac-and-more-letters",
            };
        return new Command(Samples.Epoch, definition.Name, Wire.Element(args), "owner", DateTimeOffset.MaxValue);
    }
}
