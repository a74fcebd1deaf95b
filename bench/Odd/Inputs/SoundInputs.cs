using Microsoft.Extensions.DependencyInjection;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.AudioAnalysis;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.Odd.Bench.Boxes;
using Roomtone.Odd.Bench.Formats;

namespace Roomtone.Odd.Bench.Inputs;

/// <summary>Sound files, as the analysis of the library hears them: each is measured, or set aside with its reason.</summary>
internal sealed class SoundInputs : IInputKind
{
    private const string Name = "odd.wav";

    private readonly string _folder;
    private readonly string _library;
    private readonly Box _box;

    public SoundInputs(string folder)
    {
        _folder = folder;
        _library = Directory.CreateDirectory(Path.Combine(folder, "library")).FullName;
        _box = Box.Build(Path.Combine(folder, "state"), replace: null, ("Music:LibraryFolder", _library));
    }

    public Task<IReadOnlyList<byte[]>> SeedsAsync() => Task.FromResult(MadeFiles.Sounds(_folder));

    public byte[] Mutate(byte[] input, Random random) => FileFormats.Mutate(input, random);

    public async Task ReadAsync(byte[] input)
    {
        await File.WriteAllBytesAsync(Path.Combine(_library, Name), input);
        var track = new Track(new TrackInfo("local", Name, "Odd", "", "", "", "", null, 1), TrackAffect.Unknown);
        _box.Services.GetRequiredService<AudioAnalyzer>().Measure(new Catalogue([track]), CancellationToken.None);
        if (!_box.Services.GetRequiredService<AudioFeatureStore>().Read().ContainsKey(Name))
            throw new InvalidOperationException("The file was neither measured nor set aside: it would be met again at each start.");
    }

    public ValueTask DisposeAsync() => _box.DisposeAsync();
}
