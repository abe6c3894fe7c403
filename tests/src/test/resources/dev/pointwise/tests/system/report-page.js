leastContrast => {
  const channels = color => color.match(/[\d.]+/g).map(Number);
  const luminance = color => {
    const [r, g, b] = channels(color).map(value => value / 255)
      .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const background = element => {
    const color = getComputedStyle(element).backgroundColor;
    return (channels(color)[3] ?? 1) === 1 ? color : background(element.parentElement);
  };
  const contrast = element => {
    const [dark, light] = [luminance(getComputedStyle(element).color), luminance(background(element))]
      .sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const isCutOff = element => getComputedStyle(element).overflowX !== 'visible'
    && element.scrollWidth > element.clientWidth;
  const isOutside = element => {
    const box = element.getBoundingClientRect();
    return box.left < 0 || box.right > innerWidth;
  };
  const words = element => element.outerHTML.slice(0, 120);

  document.querySelector('details').open = true;
  const seen = [...document.body.querySelectorAll('*')]
    .filter(element => element.checkVisibility() && !element.closest('.unseen'));
  const texts = seen.filter(element =>
    [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()));
  return {
    width: document.documentElement.scrollWidth,
    background: luminance(getComputedStyle(document.body).backgroundColor),
    outside: seen.filter(element => isOutside(element) || isCutOff(element)).map(words),
    faint: texts.filter(element => contrast(element) < leastContrast).map(words),
    pictures: [...document.images].map(image => image.naturalWidth),
  };
}
