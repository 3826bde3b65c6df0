// Draws the charts of a page and makes its tables sortable, searchable and foldable. The numbers come
// from the element "page-data"; texts reach the page as text only, never as markup.
(function () {
  'use strict';
  var data = JSON.parse(document.getElementById('page-data').textContent);
  var words = data.words;
  var root = document.documentElement;
  root.classList.add('js');

  // Okabe and Ito's colours, distinct to colour-blind eyes.
  var COLOURS = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9', '#000000'];
  var RISE = '#D55E00';
  var FALL = '#0072B2';
  var SOFT = '#566270';
  var DASHES = ['solid', [7, 4], [2, 3], [9, 3, 2, 3]];
  var SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'];

  var whole = new Intl.NumberFormat(data.lang, {maximumFractionDigits: 1});
  var percent = new Intl.NumberFormat(data.lang, {style: 'percent', maximumFractionDigits: 1});
  var decimal = new Intl.NumberFormat(data.lang, {minimumFractionDigits: 3, maximumFractionDigits: 3});
  var short = new Intl.NumberFormat(data.lang, {maximumFractionDigits: 2});

  function number(value, format) {
    if (value === null || value === undefined || isNaN(value)) return '–';
    if (format === 'PERCENT') return percent.format(value);
    if (format === 'CHANGE') return (value > 0 ? '+' : '') + percent.format(value);
    if (format === 'DECIMAL') return decimal.format(value);
    return whole.format(value);
  }

  function tick(format) {
    return function (value) {
      return format === 'DECIMAL' ? short.format(value) : number(value, format);
    };
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function button(text, act) {
    var made = element('button', '', text);
    made.type = 'button';
    made.addEventListener('click', act);
    return made;
  }

  // Room for the names beside horizontal bars.
  function nameWidth(plot) {
    return Math.max(84, Math.min(300, plot.clientWidth * 0.34));
  }

  var TEXT = {color: SOFT, fontFamily: 'inherit', fontSize: 12};

  function base(description) {
    return {
      animation: false,
      color: COLOURS,
      textStyle: {fontFamily: getComputedStyle(document.body).fontFamily},
      aria: {enabled: true, label: {description: description}},
      grid: {left: 8, right: 24, top: 16, bottom: 8, containLabel: true},
      tooltip: {trigger: 'item', confine: true}
    };
  }

  function names(plot, labels) {
    return {
      type: 'category', data: labels, inverse: true, axisTick: {show: false},
      axisLabel: {color: '#1c2733', width: nameWidth(plot), overflow: 'truncate', interval: 0}
    };
  }

  function barOptions(chart, plot, labels, values, format) {
    var option = base(chart.description);
    var signed = values.some(function (v) { return v < 0; });
    option.grid.right = 64;
    option.grid.left = signed ? 24 : 8;
    option.xAxis = {type: 'value', axisLabel: Object.assign({formatter: tick(format), hideOverlap: true}, TEXT)};
    option.yAxis = names(plot, labels);
    if (signed) option.yAxis.axisLine = {onZero: false, show: false};
    option.series = [{
      type: 'bar', barMaxWidth: 22, barMinHeight: 1,
      data: values.map(function (v) {
        return {
          value: v,
          itemStyle: {color: signed ? (v < 0 ? FALL : RISE) : COLOURS[0]},
          label: {position: v < 0 ? 'left' : 'right'}
        };
      }),
      label: {
        show: true, color: '#1c2733',
        formatter: function (p) { return (signed ? (p.value < 0 ? '▼ ' : '▲ +') : '') + number(p.value, format); }
      },
      tooltip: {valueFormatter: function (v) { return number(v, format); }}
    }];
    return option;
  }

  var drawers = {
    bars: function (chart, plot) {
      plot.style.height = 40 + 28 * chart.data.labels.length + 'px';
      return function (instance) {
        instance.setOption(barOptions(chart, plot, chart.data.labels, chart.data.values, chart.data.format), true);
      };
    },

    tree: function (chart, plot, controls) {
      var nodes = chart.data.nodes;
      var children = nodes.map(function () { return []; });
      var top = [];
      nodes.forEach(function (node, i) { (node.parent < 0 ? top : children[node.parent]).push(i); });
      var at = -1;
      var crumbs = element('div', 'controls crumbs');
      controls.appendChild(crumbs);
      function go(instance, node, focus) {
        at = node;
        var shown = at < 0 ? top : children[at];
        plot.style.height = 40 + 28 * shown.length + 'px';
        instance.resize();
        var option = barOptions(chart, plot,
            shown.map(function (i) { return nodes[i].name + (children[i].length ? ' ›' : ''); }),
            shown.map(function (i) { return nodes[i].count; }), 'COUNT');
        option.series[0].cursor = 'pointer';
        option.yAxis.triggerEvent = true;
        instance.setOption(option, true);
        crumbs.textContent = '';
        var path = [];
        for (var i = at; i >= 0; i = nodes[i].parent) path.unshift(i);
        [-1].concat(path).forEach(function (i, place) {
          if (place) crumbs.appendChild(element('span', '', '›'));
          var made = button(i < 0 ? chart.data.root : nodes[i].name, function () { go(instance, i, true); });
          if (i === at) made.setAttribute('aria-current', 'true');
          crumbs.appendChild(made);
        });
        // What the pointer does with bars, keys do with this list.
        var down = shown.filter(function (i) { return children[i].length; });
        if (down.length) {
          var select = element('select');
          select.setAttribute('aria-label', words.open);
          select.appendChild(element('option', '', words.open + '…'));
          down.forEach(function (i) {
            var choice = element('option', '', nodes[i].name);
            choice.value = i;
            select.appendChild(choice);
          });
          select.addEventListener('change', function () { go(instance, Number(select.value), true); });
          crumbs.appendChild(select);
          if (focus) select.focus();
        }
      }
      return function (instance, first) {
        if (first) {
          instance.on('click', function (event) {
            var place = event.componentType === 'yAxis'
                ? event.value === undefined ? -1 : labelPlace(event.value) : event.dataIndex;
            var shown = at < 0 ? top : children[at];
            if (place >= 0 && children[shown[place]].length) go(instance, shown[place], false);
          });
        }
        go(instance, at, false);
      };
      function labelPlace(label) {
        var shown = at < 0 ? top : children[at];
        for (var i = 0; i < shown.length; i++) {
          if (nodes[shown[i]].name + (children[shown[i]].length ? ' ›' : '') === label) return i;
        }
        return -1;
      }
    },

    times: function (chart, plot, controls) {
      plot.style.height = '320px';
      var units = chart.data.units;
      // The longest unit in which there is a line to see.
      var chosen = 0;
      while (chosen < units.length - 1 && units[chosen].labels.length < 3) chosen++;
      var buttons = [];
      function draw(instance) {
        var unit = units[chosen];
        var option = base(chart.description);
        var fine = unit.labels.length > 120;
        option.tooltip.trigger = 'axis';
        option.xAxis = {
          type: 'category', data: unit.labels,
          axisLabel: Object.assign({hideOverlap: true}, TEXT), axisTick: {alignWithLabel: true}
        };
        option.yAxis = {type: 'value', axisLabel: Object.assign({formatter: tick('COUNT')}, TEXT)};
        option.series = [{
          name: unit.seriesName, type: fine ? 'line' : 'bar', symbol: 'none', barMaxWidth: 46,
          lineStyle: {width: 1, color: '#56B4E9'}, itemStyle: {color: fine ? '#56B4E9' : COLOURS[0]},
          data: unit.values.map(function (v, i) {
            return unit.partial[i] && !fine
                ? {value: v, itemStyle: {color: '#fff', borderColor: COLOURS[0], borderType: 'dashed', borderWidth: 1.5}}
                : v;
          }),
          label: {show: unit.values.length <= 14 && plot.clientWidth > 620, position: 'top', color: '#1c2733', formatter: function (p) {
            return number(p.value, 'COUNT') + (unit.partial[p.dataIndex] ? '\n(' + words.partial + ')' : '');
          }}
        }];
        if (unit.smooth.length) {
          option.series.push({
            name: unit.smoothName, type: 'line', symbol: 'none', data: unit.smooth,
            lineStyle: {width: 2.5, color: '#004c78'}, itemStyle: {color: '#004c78'}
          });
          option.legend = {top: 0, right: 0, textStyle: TEXT};
          option.grid.top = 34;
        }
        option.series.forEach(function (s) {
          s.tooltip = {valueFormatter: function (v) { return number(v, 'COUNT'); }};
        });
        instance.setOption(option, true);
        buttons.forEach(function (b, i) { b.setAttribute('aria-pressed', String(i === chosen)); });
      }
      return function (instance, first) {
        if (first) {
          units.forEach(function (unit, i) {
            var made = button(unit.label, function () { chosen = i; draw(instance); });
            buttons.push(made);
            controls.appendChild(made);
          });
        }
        draw(instance);
      };
    },

    forest: function (chart, plot) {
      var rows = chart.data.rows;
      plot.style.height = 60 + 24 * rows.length + 'px';
      return function (instance) {
        var option = base(chart.description);
        var series = [];
        rows.forEach(function (r) { if (series.indexOf(r.series) < 0) series.push(r.series); });
        option.xAxis = {type: 'value', scale: true, axisLabel: Object.assign({formatter: tick(chart.data.format), hideOverlap: true}, TEXT)};
        option.yAxis = names(plot, rows.map(function (r) { return r.label; }));
        option.legend = series.length > 1 ? {top: 0, data: series, textStyle: TEXT} : undefined;
        option.grid.top = series.length > 1 ? 40 : 12;
        option.series = [];
        series.forEach(function (name, s) {
          var lines = [];
          rows.forEach(function (r, i) {
            if (r.series === name) lines.push([r.low, i], [r.high, i], [null, null]);
          });
          option.series.push({
            name: name, type: 'line', data: lines, symbol: 'none', silent: true, tooltip: {show: false},
            lineStyle: {width: 3, color: COLOURS[s], opacity: 0.55}, itemStyle: {color: COLOURS[s]}
          });
          option.series.push({
            name: name, type: 'scatter', symbol: SYMBOLS[s % 4], symbolSize: 11, itemStyle: {color: COLOURS[s]},
            data: rows.map(function (r, i) { return r.series === name ? [r.value, i] : null; }).filter(Boolean),
            tooltip: {valueFormatter: function (v) { return number(Array.isArray(v) ? v[0] : v, chart.data.format); }}
          });
        });
        instance.setOption(option, true);
      };
    },

    lines: function (chart, plot) {
      plot.style.height = '360px';
      return function (instance) {
        var d = chart.data;
        var option = base(chart.description);
        option.tooltip.trigger = 'item';
        option.legend = {type: 'scroll', top: 0, textStyle: TEXT, itemWidth: 34};
        option.grid = {left: 44, right: 24, top: 40, bottom: 30, containLabel: true};
        option.xAxis = {type: 'value', min: 0, max: 1, name: d.x, nameLocation: 'middle', nameGap: 28, nameTextStyle: TEXT,
          axisLabel: Object.assign({formatter: tick(d.xFormat)}, TEXT)};
        option.yAxis = {type: 'value', min: 0, max: d.diagonal ? 1 : null, name: d.y, nameLocation: 'middle', nameGap: 46, nameTextStyle: TEXT,
          axisLabel: Object.assign({formatter: tick(d.yFormat)}, TEXT)};
        option.series = d.lines.map(function (line, i) {
          var many = line.points.length > 40;
          return {
            name: line.name, type: 'line', data: line.points, symbol: many ? 'none' : SYMBOLS[i % 4], symbolSize: 8,
            lineStyle: {width: 2.2, type: DASHES[i % 4], color: COLOURS[i % 7]}, itemStyle: {color: COLOURS[i % 7]},
            tooltip: {valueFormatter: function (v) { return Array.isArray(v) ? number(v[1], d.yFormat) : number(v, d.yFormat); }}
          };
        });
        if (d.diagonal) {
          option.series.push({
            type: 'line', data: [[0, 0], [1, 1]], symbol: 'none', silent: true,
            lineStyle: {width: 1, type: 'dashed', color: '#8795a3'}
          });
        }
        instance.setOption(option, true);
      };
    }
  };

  var drawn = [];
  Object.keys(data.charts).forEach(function (id) {
    var chart = data.charts[id];
    var figure = document.getElementById(id);
    var plot = figure.querySelector('.plot');
    var draw = drawers[chart.kind](chart, plot, figure.querySelector('[data-controls]'));
    var instance = echarts.init(plot, null, {renderer: 'svg'});
    draw(instance, true);
    drawn.push({instance: instance, draw: draw, plot: plot, width: plot.clientWidth});
  });

  function redraw() {
    drawn.forEach(function (d) {
      d.width = d.plot.clientWidth;
      d.instance.resize();
      d.draw(d.instance, false);
    });
  }
  var waiting;
  new ResizeObserver(function () {
    clearTimeout(waiting);
    waiting = setTimeout(function () {
      if (drawn.some(function (d) { return d.width !== d.plot.clientWidth; })) redraw();
    }, 60);
  }).observe(document.getElementById('main'));
  window.addEventListener('beforeprint', function () { document.body.style.width = '700px'; redraw(); });
  window.addEventListener('afterprint', function () { document.body.style.width = ''; redraw(); });

  // Tables

  function text(cell) { return cell ? cell.textContent.trim() : ''; }

  function compare(column, descending) {
    return function (a, b) {
      var x = a.cells[column], y = b.cells[column];
      var result = x.dataset.sort !== undefined && y.dataset.sort !== undefined
          ? Number(x.dataset.sort) - Number(y.dataset.sort)
          : x.dataset.sort !== undefined ? 1 : y.dataset.sort !== undefined ? -1
          : text(x).localeCompare(text(y), data.lang);
      return descending ? -result : result;
    };
  }

  function depth(row) { return Number(row.dataset.depth); }

  // Sorts siblings, and keeps what is below each of them behind it.
  function sortTree(rows, order) {
    var stack = [{children: []}];
    rows.forEach(function (row) {
      var node = {row: row, children: []};
      stack.length = depth(row) + 1;
      stack[depth(row)].children.push(node);
      stack.push(node);
    });
    var sorted = [];
    (function walk(node) {
      node.children.sort(function (a, b) { return order(a.row, b.row); }).forEach(function (child) {
        sorted.push(child.row);
        walk(child);
      });
    })(stack[0]);
    return sorted;
  }

  document.querySelectorAll('.table').forEach(function (box) {
    var table = box.querySelector('table');
    var body = table.tBodies[0];
    var tree = box.classList.contains('tree');

    function rows() { return Array.prototype.slice.call(body.rows); }

    table.querySelectorAll('thead th').forEach(function (head, column) {
      var label = head.textContent;
      head.textContent = '';
      head.appendChild(button(label, function () {
        var descending = head.getAttribute('aria-sort') !== 'descending';
        if (head.getAttribute('aria-sort') === null && (head.classList.contains('text') || head.classList.contains('code'))) {
          descending = false;
        }
        table.querySelectorAll('thead th').forEach(function (h) { h.removeAttribute('aria-sort'); });
        head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
        var all = rows();
        var folded = all.filter(function (r) { return r.classList.contains('fold'); }).length;
        var order = compare(column, descending);
        var sorted = tree ? sortTree(all, order) : all.sort(order);
        sorted.forEach(function (row, i) {
          if (!tree) row.classList.toggle('fold', i >= all.length - folded);
          body.appendChild(row);
        });
      }));
    });

    var more = box.querySelector('[data-more]');
    if (more) {
      var label = more.textContent;
      var shown = rows().filter(function (r) { return !r.classList.contains('fold'); }).length;
      more.setAttribute('aria-expanded', 'false');
      more.addEventListener('click', function () {
        var open = more.getAttribute('aria-expanded') === 'true';
        rows().forEach(function (row, i) { row.classList.toggle('fold', open && i >= shown); });
        more.setAttribute('aria-expanded', String(!open));
        more.textContent = open ? label : words.less;
      });
    }

    function toggle(row, open) {
      var toggler = row.querySelector('.toggle');
      toggler.setAttribute('aria-expanded', String(open));
      toggler.textContent = open ? '▾' : '▸';
    }

    // Rows below a closed row are folded.
    function refold() {
      var closed = Infinity;
      rows().forEach(function (row) {
        var d = depth(row);
        if (d <= closed) closed = Infinity;
        row.classList.toggle('fold', closed !== Infinity);
        if (closed === Infinity && row.dataset.parent !== undefined &&
            row.querySelector('.toggle').getAttribute('aria-expanded') !== 'true') closed = d;
      });
    }

    if (tree) {
      rows().forEach(function (row) {
        var name = row.querySelector('.name');
        if (row.dataset.parent === undefined) {
          name.insertBefore(element('span', 'leaf'), name.firstChild);
          return;
        }
        var label = name.textContent;
        var toggler = button('▸', function () {
          toggle(row, toggler.getAttribute('aria-expanded') !== 'true');
          refold();
        });
        toggler.className = 'toggle';
        toggler.setAttribute('aria-expanded', 'false');
        toggler.setAttribute('aria-label', words.open + ' ' + label);
        name.insertBefore(toggler, name.firstChild);
      });
      [[words.expand, true], [words.collapse, false]].forEach(function (all) {
        box.querySelector('.controls').appendChild(button(all[0], function () {
          rows().forEach(function (row) { if (row.dataset.parent !== undefined) toggle(row, all[1]); });
          refold();
        }));
      });
      refold();
    }

    var search = box.querySelector('[data-search]');
    if (search) {
      search.addEventListener('input', function () {
        var wanted = search.value.trim().toLocaleLowerCase(data.lang);
        var found = 0;
        var above = [];
        rows().forEach(function (row) {
          var hit = !wanted || Array.prototype.some.call(row.cells, function (cell) {
            return !cell.dataset.sort && text(cell).toLocaleLowerCase(data.lang).indexOf(wanted) >= 0;
          });
          row.classList.toggle('filtered', !hit);
          row.classList.toggle('sought', hit && !!wanted);
          if (hit && wanted) found++;
          if (tree) {
            above.length = depth(row);
            if (hit) above.forEach(function (r) { r.classList.remove('filtered'); r.classList.add('sought'); });
            above.push(row);
          }
        });
        box.querySelector('.found').textContent = wanted ? words.found.replace('{0}', whole.format(found)) : '';
      });
    }
  });

  // For those who check pages: how many charts there are and how many were drawn.
  root.dataset.charts = Object.keys(data.charts).length;
  root.dataset.drawn = document.querySelectorAll('.plot svg').length;
})();
