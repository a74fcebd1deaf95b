namespace Roomtone.Cli.Doctor.Checks;

/// <summary>Whether there is a sound card that we may play on.</summary>
internal sealed class SpeakerCheck(string deviceFolder = "/dev/snd") : ICheck
{
    public string Name => "speaker";

    public Task<Finding> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(DeviceFiles.Look(
        deviceFolder, "pcm*p", "audio", "sound card",
        Finding.Note("There is no sound card; music is played without a sound.", "Plug in a speaker or a USB sound card; aplay -l lists them.")));
}
