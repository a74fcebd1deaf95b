using Roomtone.Recommender;

namespace Roomtone.EdgeAgent.Music.Recommendation.Model;

/// <summary>Holds the newest model of what goes together, for those who choose.</summary>
internal sealed class SharedTaste
{
    private volatile TasteModel _model = TasteModel.None;

    public TasteModel Model => _model;

    public void Put(TasteModel model) => _model = model;
}
